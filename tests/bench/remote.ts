import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a process of the benchmark can be asked for. */
type Methods<M> = { [K in keyof M]: (argument: never) => Promise<unknown> };

interface Call {
  id: number;
  name: string;
  argument: unknown;
}

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

/** A process of its own that answers calls; it ends with this one. */
export class Remote<M extends Methods<M>> {
  readonly #child: ChildProcess;
  readonly #calls = new Map<number, (answer: Answer) => void>();
  readonly #ended: Promise<void>;
  #last = 0;

  constructor(file: string) {
    this.#child = fork(fileURLToPath(new URL(file, import.meta.url)), {
      execArgv: ['--import', 'tsx', '--expose-gc', ...(process.env['BENCH_NODE_ARGS']?.split(' ') ?? [])],
    });
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', () => {
        for (const [id, settle] of this.#calls) settle({ id, error: `${file} has ended` });
        resolve();
      });
    });
    this.#child.on('message', (answer: Answer) => {
      this.#calls.get(answer.id)?.(answer);
      this.#calls.delete(answer.id);
    });
  }

  call<K extends keyof M & string>(
    name: K,
    argument?: Parameters<M[K]>[0],
  ): Promise<Awaited<ReturnType<M[K]>>> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#calls.set(id, ({ value, error }) => {
        if (error === undefined) resolve(value as Awaited<ReturnType<M[K]>>);
        else reject(new Error(error));
      });
      this.#child.send({ id, name, argument } satisfies Call);
    });
  }

  /** Ends the process, by force if it does not within two seconds. */
  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 2_000);
    await this.#ended;
    clearTimeout(force);
  }
}

/** Answers the calls of the process that started this one, until that one lets go. */
export function answerCalls<M extends Methods<M>>(methods: M): void {
  process.on('message', ({ id, name, argument }: Call) => {
    const answer = (about: Partial<Answer>) => process.connected && process.send!({ id, ...about });
    methods[name as keyof M](argument as never).then(
      (value) => answer({ value }),
      (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.once('disconnect', () => process.exit(0));
  // Ctrl+C reaches every process of the terminal; the first one ends the others in order.
  process.on('SIGINT', () => {});
}
