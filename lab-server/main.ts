import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createLab } from './lab.ts';
import type { DatabaseState } from './wire/control.ts';

const HELP = `Humeur lab: one stream of moods over four transports, side by side.

  npm start -- [options]

  --port N          port to listen on (or PORT); default 3000, or the next free one
  --host ADDRESS    address to listen on (or HOST); default 127.0.0.1: this machine only
                    0.0.0.0 lets the whole local network in
  --allow-host NAME one more name under which the lab may be addressed; may be repeated
  --hold SECONDS    how long a long poll is held; default 25
  --capacity N      events that the log keeps; default 10000
  --database URL    postgres://user:password@host:port/name (or DATABASE_URL): moods live there, and several
                    labs on one database are one; default: in memory, gone when the lab stops
  --exercises DIR   folder with the exercises' folders; default exercises/
  --sources         serve the pages from their sources (npm run dev)
  --help            this text
`;

const DEFAULT_PORT = 3000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      'allow-host': { type: 'string', multiple: true },
      hold: { type: 'string' },
      capacity: { type: 'string' },
      database: { type: 'string' },
      exercises: { type: 'string' },
      sources: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const givenPort = values.port ?? process.env['PORT'];
  const host = values.host ?? process.env['HOST'] ?? '127.0.0.1';
  const wholeNumber = (name: string, text: string, min: number, max: number) => {
    const value = Number(text);
    if (text !== '' && Number.isInteger(value) && value >= min && value <= max) return value;
    throw new Error(`Expected ${name} to be a whole number from ${min} to ${max}, got "${text}".`);
  };
  const database = values.database ?? process.env['DATABASE_URL'];
  const port = givenPort === undefined ? undefined : wholeNumber('the port', givenPort, 0, 65_535);
  const lab = await createLab({
    host,
    names: values['allow-host'] ?? [],
    pages: values.sources ? 'sources' : 'built',
    ...(database !== undefined && { database }),
    onDatabase: (state) => say(sayDatabase(state)),
    ...(values.exercises !== undefined && { exercises: resolve(values.exercises) }),
    ...(values.hold !== undefined && { holdMs: wholeNumber('--hold', values.hold, 1, 300) * 1_000 }),
    ...(values.capacity !== undefined && {
      capacity: wholeNumber('--capacity', values.capacity, 1, 1_000_000),
    }),
  });
  const opened =
    port === undefined ? await firstFree(lab.listen) : await lab.listen(port).catch(explain(port));
  if (port === undefined && opened !== DEFAULT_PORT)
    say(`Port ${DEFAULT_PORT} is taken, so this lab uses ${opened}.`);
  if (lab.database) say(sayDatabase(lab.database));
  say(`Humeur lab: http://${host === '127.0.0.1' ? 'localhost' : host}:${opened}`);
  stopOnSignal(lab.close);
}

/** The default port, or the next one that is free. */
async function firstFree(listen: (port: number) => Promise<number>): Promise<number> {
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + 100; port++) {
    try {
      return await listen(port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`Expected a free port from ${DEFAULT_PORT} to ${DEFAULT_PORT + 99}, got none. Set PORT.`);
}

function explain(port: number): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const why: Record<string, string> = { EADDRINUSE: 'it is taken', EACCES: 'it needs more rights' };
    throw new Error(
      `Expected port ${port} to be free, but ${why[error.code ?? ''] ?? error.message}. Choose another.`,
    );
  };
}

/**
 * Closes the lab at the first signal. Ctrl-C often comes twice, from the terminal and from npm, so that a repeated
 * signal ends nothing sooner; the deadline does, should something not let itself be closed.
 */
function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), CLOSE_DEADLINE_MS);
    void close().then(() => process.exit(0));
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  if (process.env['npm_lifecycle_event'] !== undefined) whenOrphaned(stop);
}

/** A signal to npm ends npm and its shell, and never comes here: then the parent is another one. */
function whenOrphaned(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, ORPHAN_CHECK_MS).unref();
}

const ORPHAN_CHECK_MS = 250;

/** What has not closed by then does not close. */
const CLOSE_DEADLINE_MS = 1_800;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

function sayDatabase({ state, server, reason }: DatabaseState): string {
  return state === 'connected'
    ? `Moods live in PostgreSQL at ${server}.`
    : `PostgreSQL at ${server} is away: ${reason}. Streams and reads go on, writes get 503 until it is back.`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
