import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const PROGRAMS = ['initdb', 'postgres'];

/**
 * The folder with PostgreSQL's own programs: `pg_config`'s, Debian's newest, or one of PATH. None on Windows, where no
 * server can be started and crashed in this way.
 */
export async function findPostgres(): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  const asked = await promisify(execFile)('pg_config', ['--bindir']).then(
    ({ stdout }) => [stdout.trim()],
    () => [],
  );
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const inDebian = versions.map((version) => path.join(debian, version, 'bin'));
  const inPath = (process.env['PATH'] ?? '').split(path.delimiter);
  return [...asked, ...inDebian, ...inPath].find((folder) =>
    PROGRAMS.every((program) => existsSync(path.join(folder, program))),
  );
}

/** PostgreSQL refuses to run as root. */
function plainUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres', 'nobody'].map((name) => lines.find((each) => each.startsWith(`${name}:`)));
  const [, , uid, gid] = line.find((each) => each !== undefined)!.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** A PostgreSQL of the tests' own, in a temporary folder, on a free port of this machine. It syncs to the disk. */
export class PostgresCluster {
  readonly #bin: string;
  readonly #folder: string;
  readonly #settings: readonly string[];
  #port = 0;
  #server: ChildProcess | undefined;
  #exit: Promise<void> = Promise.resolve();

  private constructor(bin: string, folder: string, settings: readonly string[]) {
    this.#bin = bin;
    this.#folder = folder;
    this.#settings = settings;
  }

  /** Makes and starts one; `settings` such as `max_connections=500`. */
  static async start(bin: string, settings: readonly string[] = []): Promise<PostgresCluster> {
    const folder = await mkdtemp(path.join(tmpdir(), 'humeur-pg-'));
    const user = plainUser();
    if (user) await chown(folder, user.uid, user.gid);
    const cluster = new PostgresCluster(bin, folder, settings);
    const options = ['--no-sync', '--auth=trust', '--encoding=UTF8', '--locale=C', '--username=postgres'];
    await promisify(execFile)(path.join(bin, 'initdb'), [...options, '-D', cluster.#data], {
      ...user,
      cwd: folder,
    });
    await cluster.up();
    return cluster;
  }

  /** The address of a database of it. */
  url(database = 'postgres', user = 'postgres'): string {
    return `postgres://${user}@127.0.0.1:${this.#port}/${database}`;
  }

  get port(): number {
    return this.#port;
  }

  /** Starts the server, on the port that it had, and resolves when it answers. */
  async up(): Promise<void> {
    this.#port ||= await freePort();
    const settings = [
      `port=${this.#port}`,
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=`,
      ...this.#settings,
    ].flatMap((setting) => ['-c', setting]);
    this.#server = spawnTied(path.join(this.#bin, 'postgres'), ['-D', this.#data, ...settings], this.#folder);
    const server = this.#server;
    this.#exit = new Promise((resolve) => server.once('close', () => resolve()));
    await this.#answers();
  }

  /** Ends the server as a crash does: no connection is told, nothing is tidied. */
  async crash(): Promise<void> {
    this.signal('SIGQUIT');
    await this.#exit;
    this.#server = undefined;
  }

  signal(signal: NodeJS.Signals): void {
    const pid = Number(readFileSync(path.join(this.#data, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
    process.kill(pid, signal);
  }

  /** Ends the server and forgets all of it. */
  async remove(): Promise<void> {
    if (this.#server) await this.crash();
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #data(): string {
    return path.join(this.#folder, 'data');
  }

  async #answers(): Promise<void> {
    while (this.#server?.exitCode === null) {
      const client = new Client({ connectionString: this.url() });
      try {
        await client.connect();
        return await client.end();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    throw new Error('Expected a PostgreSQL that starts, got one that ended.');
  }
}

/** Starts a server that ends with this process, however that ends: then its shell reads the end of its input. */
function spawnTied(program: string, args: readonly string[], cwd: string): ChildProcess {
  const script = 'exec 3<&0; "$@" & server=$!; (cat <&3; kill -QUIT $server) & wait $server; kill $!';
  return spawn('sh', ['-c', script, 'sh', program, ...args], {
    cwd,
    ...plainUser(),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
