import { Client } from 'pg';

/** Most rows that one writer leaves in the table. */
const MOST_ROWS = 50;

/** Writes into the table at an even pace, as a program that knows nothing of the lab. */
export class SqlWriter {
  readonly #client: Client;
  readonly #pauseMs: number;
  readonly #ids: number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;
  #running: Promise<void> = Promise.resolve();
  /** Changes committed so far. */
  written = 0;

  private constructor(client: Client, rate: number) {
    this.#client = client;
    this.#pauseMs = 1_000 / rate;
  }

  /** Begins at once, `rate` changes a second. */
  static async start(database: string, rate: number): Promise<SqlWriter> {
    const client = new Client({ connectionString: database });
    await client.connect();
    const writer = new SqlWriter(client, rate);
    writer.#due = performance.now();
    writer.#tick();
    return writer;
  }

  /** Ends; resolves when everything is committed. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    clearTimeout(this.#timer);
    await this.#client.end();
  }

  #tick() {
    this.#running = this.#write().then(() => {
      this.written++;
      this.#due += this.#pauseMs;
      this.#timer = setTimeout(() => this.#tick(), this.#due - performance.now());
    });
  }

  /** In turn an insert, an update of the newest, an update of the oldest; deletes when there are enough. */
  async #write(): Promise<void> {
    const step = this.written % 3;
    const target = step === 1 ? this.#ids.at(-1) : this.#ids[0];
    if (step === 0 || target === undefined) return this.#insert();
    if (this.#ids.length > MOST_ROWS) {
      await this.#client.query('DELETE FROM public.humeur WHERE id = $1', [this.#ids.shift()]);
      return;
    }
    const text = 'UPDATE public.humeur SET commentaire = $2 WHERE id = $1';
    await this.#client.query(text, [target, `changée ${this.written} fois`]);
  }

  async #insert(): Promise<void> {
    const { rows } = await this.#client.query<{ id: string }>(
      "INSERT INTO public.humeur (nom, emoji, commentaire) VALUES ('Zoé', '😴', $1) RETURNING id",
      [`n° ${this.written}`],
    );
    this.#ids.push(Number(rows[0]!.id));
  }
}
