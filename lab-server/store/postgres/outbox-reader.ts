import { Client } from 'pg';
import { StoreAwayError } from '../store.ts';
import type { Address } from './address.ts';
import type { Intake } from './intake.ts';
import { migrate } from './migrate.ts';

/** NOTIFY wakes the reader; it looks all the same, so that a connection that is dead without a word is noticed. */
const POLL_MS = 2_000;

/** An answer that takes longer is none. */
const ANSWER_MS = 4_000;
const CONNECT_MS = 2_000;

interface Waiting {
  resolve: () => void;
  reject: (error: Error) => void;
}

/**
 * One connection, and never one of the pool, that brings the outbox into the log: `LISTEN` says when, the seq says
 * from where. It lives as long as its connection.
 */
export class OutboxReader {
  readonly #intake: Intake;
  readonly #client: Client;
  /** Who waits for a reading that begins from now on, and for the one under way. */
  readonly #waiting: Waiting[] = [];
  #served: Waiting[] = [];
  #failed: Error | undefined;
  #woken = true;
  #wake = () => {};

  constructor({ connectionString }: Address, intake: Intake) {
    this.#intake = intake;
    this.#client = new Client({
      connectionString,
      application_name: 'humeur-lab outbox',
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    this.#client.on('error', (error) => this.#fail(error));
    this.#client.on('end', () => this.#fail(new Error('the connection has ended')));
    this.#client.on('notification', () => this.#look());
  }

  /** Connects, brings the tables up to date, and the log to where they are: resolves when it may be read. */
  async open(): Promise<void> {
    await this.#client.connect();
    await migrate(this.#client);
    await this.#client.query('LISTEN humeur_outbox');
    await this.#intake.open(this.#client);
  }

  /** Brings what is committed into the log; never resolves, rejects when the connection is lost. */
  async run(): Promise<never> {
    try {
      for (;;) {
        await this.#sleepUntilWoken();
        this.#served = this.#waiting.splice(0);
        await this.#intake.readNew(this.#client);
        for (const { resolve } of this.#served.splice(0)) resolve();
      }
    } catch (error) {
      this.#fail(error as Error);
      throw error;
    } finally {
      this.close();
    }
  }

  /** Resolves when the log has all that is committed now. */
  caughtUp(): Promise<void> {
    if (this.#failed) return Promise.reject(lostAfterCommit());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#look();
    });
  }

  close(): void {
    this.#fail(new Error('the lab is closing'));
    void this.#client.end().catch(() => {});
  }

  #look() {
    this.#woken = true;
    this.#wake();
  }

  #fail(error: Error) {
    this.#failed ??= error;
    for (const { reject } of [...this.#served.splice(0), ...this.#waiting.splice(0)])
      reject(lostAfterCommit());
    this.#wake();
  }

  async #sleepUntilWoken(): Promise<void> {
    if (!this.#woken && !this.#failed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    if (this.#failed) throw this.#failed;
    this.#woken = false;
  }
}

function lostAfterCommit(): StoreAwayError {
  return new StoreAwayError('the change committed, and the connection lost before the lab had read it back');
}
