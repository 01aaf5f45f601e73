import { EventLog, type EventLogOptions } from '../log/event-log.ts';
import { MemoryStore } from './memory.ts';
import type { PostgresStore } from './postgres/postgres-store.ts';
import type { Retention } from './postgres/prune.ts';
import type { HumeurStore } from './store.ts';

export interface OpenStoreOptions extends EventLogOptions {
  /** `postgres://…`; none: moods live in memory. */
  database: string | undefined;
  /** How much of the past the database keeps. */
  retention: Partial<Retention>;
  random: () => number;
}

/** The log and the store that fills it; `database` is the store where it is one that outlives the lab. */
export interface OpenStore {
  log: EventLog;
  store: HumeurStore;
  database: PostgresStore | undefined;
}

/** Rejects with an ExpectationError where the database cannot be used. */
export async function openStore(options: OpenStoreOptions): Promise<OpenStore> {
  const { database: given, random, now, retention } = options;
  if (given === undefined) {
    const log = new EventLog(options);
    return { log, store: new MemoryStore(log, () => new Date()), database: undefined };
  }
  // A lab in memory starts without what speaks to a database.
  const { parseAddress } = await import('./postgres/address.ts');
  const { PostgresStore } = await import('./postgres/postgres-store.ts');
  const log = new EventLog({ ...options, durable: true });
  const database = await PostgresStore.open({ address: parseAddress(given), log, retention, now, random });
  return { log, store: database, database };
}
