import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };
import { Control } from './control/control.ts';
import { exerciseRoutes } from './exercises/routes.ts';
import { Feed } from './feed/feed.ts';
import { ownNames } from './host/guard.ts';
import { Host } from './host/host.ts';
import type { EventLog } from './log/event-log.ts';
import type { SqlBox } from './sql/sql-box.ts';
import { openStore, type OpenStore } from './store/open.ts';
import type { Retention } from './store/postgres/prune.ts';
import type { HumeurStore } from './store/store.ts';
import { RealtimeFaults } from './supabase/faults.ts';
import { realtime } from './supabase/realtime.ts';
import { longPoll } from './transports/long-poll.ts';
import { ndjson } from './transports/ndjson.ts';
import { shortPoll } from './transports/short-poll.ts';
import { sse } from './transports/sse.ts';
import type { ServerTransport } from './transports/transport.ts';
import { websocket } from './transports/websocket.ts';
import { createApp } from './web/app.ts';
import { servePages, type PageMode, type Pages } from './web/pages.ts';
import { acceptUpgrades, answerMalformed, closeServer, listen, trackSockets } from './web/server.ts';
import type { DatabaseState, LabInfo } from './wire/control.ts';

const STREAM_SERVERS: readonly ServerTransport[] = [shortPoll, longPoll, sse, websocket, ndjson];

export interface LabOptions {
  /** Address to listen on. Default 127.0.0.1: this machine only. */
  host?: string;
  /** More names under which the lab may be addressed. */
  names?: readonly string[];
  /** How pages are served, or what serves them. Default: only the streams are. */
  pages?: PageMode | Pages;
  /** Where the exercises' folders are. Default: the project's own. Without pages there are no exercises. */
  exercises?: string;
  /** Whether the control WebSocket is there. Default true; a graded run has none. */
  control?: boolean;
  /** How long a long poll is held, ms. Default 25,000. */
  holdMs?: number;
  /** Pause between two pings, ms. Default 15,000. */
  heartbeatMs?: number;
  /** A Supabase socket that says nothing for so long is closed, ms. Default 60,000. */
  realtimeIdleMs?: number;
  /** Entries that the log keeps. Default 10,000. */
  capacity?: number;
  /** Least time between two writes to one reader, ms. Default 5. */
  coalesceMs?: number;
  /** Streams and held requests open at a time. Default 10,000. */
  maxOpen?: number;
  /** Milliseconds on the server's clock; monotonic. */
  now?: () => number;
  /** Names this life of the log. A database names its own. */
  epoch?: string;
  /** `postgres://…`: where moods live. Default: in memory. */
  database?: string;
  /** How much of the past a database keeps. */
  retention?: Partial<Retention>;
  /** Numbers in [0, 1): the network's jitter. */
  random?: () => number;
  /** Called whenever the database goes away or comes back, or its log has begun anew. */
  onDatabase?: (database: DatabaseState) => void;
}

export interface Lab {
  readonly log: EventLog;
  readonly store: HumeurStore;
  readonly host: Host;
  readonly feed: Feed;
  readonly realtimeFaults: RealtimeFaults;
  /** How the database stands now; null: moods live in memory. */
  readonly database: DatabaseState | null;
  /** Opens a port (0: any that is free) and resolves to it. */
  listen(port: number): Promise<number>;
  /** Tells the readers, closes every socket, and resolves within two seconds. */
  close(): Promise<void>;
}

const OWN_EXERCISES = fileURLToPath(new URL('../exercises', import.meta.url));

/** So long the feed's last write is waited for when the lab closes. */
const LAST_WRITE_MS = 500;

/** Milliseconds since 1970 that never jump: the wall clock at the start, the monotonic clock from then on. */
const monotonicNow = () => performance.timeOrigin + performance.now();

/** A new name for each life of the log. */
const newEpoch = () => Date.now().toString(36);

/** Wires the lab together; opens no port. Rejects where the database cannot be used. */
export async function createLab(options: LabOptions = {}): Promise<Lab> {
  const { host: address = '127.0.0.1', holdMs = 25_000, heartbeatMs = 15_000, maxOpen = 10_000 } = options;
  const {
    capacity = 10_000,
    coalesceMs = 5,
    now = monotonicNow,
    epoch = newEpoch(),
    random = Math.random,
    realtimeIdleMs = 60_000,
    retention = {},
  } = options;
  const opened = await openStore({
    database: options.database,
    retention,
    random,
    epoch,
    now,
    capacity,
    coalesceMs,
  });
  const { log, store, database } = opened;
  const sql = await openSql(opened, now);
  const host = new Host({ log, now, random, holdMs, heartbeatMs, maxOpen });
  const realtimeFaults = new RealtimeFaults();
  const served = [...STREAM_SERVERS, realtime(realtimeFaults, realtimeIdleMs)];
  for (const transport of served) host.mount(transport);
  const transports = served.map(({ name }) => name);
  const settings = { holdMs, heartbeatMs, coalesceMs, capacity };
  const info = describeLab(opened, { sqlOff: typeof sql === 'string' ? sql : null, transports, ...settings });
  const feed = new Feed(store, now, () => control.tellFeed());
  const control = new Control({ host, realtimeFaults, feed, lab: info, newEpoch });
  database?.reader.watch(() => {
    control.tellDatabase();
    options.onDatabase?.(database.state);
  });
  const names = ownNames(address, options.names);
  const server = createServer({ keepAliveTimeout: 120_000, requireHostHeader: false });
  const sockets = trackSockets(server);
  const { pages } = options;
  const web = typeof pages === 'string' ? await servePages(pages, server) : pages;
  const exercises =
    typeof pages === 'string' ? exerciseRoutes(options.exercises ?? OWN_EXERCISES) : undefined;
  const parts = { names, host, store, sql, info, now };
  const app = createApp({ ...parts, pages: web?.pages, exercises: exercises?.routes });
  server.on('request', app);
  answerMalformed(server);
  acceptUpgrades(server, { names, host, control: options.control === false ? undefined : control });
  const close = async () => {
    exercises?.close();
    await Promise.race([feed.stop(), pause(LAST_WRITE_MS, undefined, { ref: false })]);
    host.close();
    control.close();
    await Promise.all([closeServer(server, sockets), web?.close(), database?.close()]);
  };
  return {
    log,
    store,
    host,
    feed,
    realtimeFaults,
    get database() {
      return info.database;
    },
    listen: (port) => listen(server, port, address),
    close,
  };
}

/** What runs here; epoch and database are those of the moment at which they are read. */
function describeLab(
  { log, database }: OpenStore,
  about: Omit<LabInfo, 'version' | 'node' | 'epoch' | 'life' | 'database'>,
): LabInfo {
  return {
    version: packageJson.version,
    node: process.version,
    get epoch() {
      return log.epoch;
    },
    life: randomUUID(),
    get database() {
      return database?.state ?? null;
    },
    ...about,
  };
}

/** The SQL box, or why there is none. */
async function openSql({ database }: OpenStore, now: () => number): Promise<SqlBox | string> {
  if (!database) return 'moods in memory';
  const { openSqlBox } = await import('./sql/sql-box.ts');
  return openSqlBox(database, now);
}
