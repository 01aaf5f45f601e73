import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WebSocket } from 'ws';
import { paced, type Pace, type Usage } from './peer.ts';
import { batchOf, entryJson } from './sample.ts';

const PROGRAMS = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'];
const MODULES = ['/usr/lib/nginx/modules', '/usr/lib64/nginx/modules', '/usr/local/lib/nginx/modules'];

/** One tick of /proc/<pid>/stat, µs; and a page of memory, bytes. Both hold for Linux on every usual machine. */
const TICK_US = 10_000;
const PAGE = 4_096;

/** Where nginx and its nchan module are; undefined when either is missing. */
export function findNchan(): { program: string; module: string; version: string } | undefined {
  const program = PROGRAMS.find((file) => existsSync(file));
  const module = MODULES.map((folder) => path.join(folder, 'ngx_nchan_module.so')).find((file) =>
    existsSync(file),
  );
  if (!program || !module || process.platform !== 'linux') return undefined;
  const { stderr } = spawnSync(program, ['-v'], { encoding: 'utf8' });
  return { program, module, version: stderr.replace('nginx version: ', '').trim() };
}

/** An nginx of its own in a temporary folder, with one worker; the benchmark publishes over a WebSocket. */
export class Nchan {
  readonly #master: ChildProcess;
  readonly #folder: string;
  readonly #port: number;
  readonly #worker: number;
  readonly #publisher: WebSocket;
  #last = 0;

  private constructor(parts: {
    master: ChildProcess;
    folder: string;
    port: number;
    worker: number;
    publisher: WebSocket;
  }) {
    this.#master = parts.master;
    this.#folder = parts.folder;
    this.#port = parts.port;
    this.#worker = parts.worker;
    this.#publisher = parts.publisher;
  }

  static async start({ program, module }: { program: string; module: string }): Promise<Nchan> {
    const port = await freePort();
    const folder = mkdtempSync(path.join(tmpdir(), 'humeur-bench-'));
    const model = readFileSync(new URL('../nchan.conf', import.meta.url), 'utf8');
    writeFileSync(
      path.join(folder, 'nchan.conf'),
      model.replace('MODULE;', `${module};`).replace(':PORT', `:${port}`),
    );
    const master = spawn(program, ['-p', `${folder}/`, '-c', 'nchan.conf'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    try {
      const publisher = await connected(`ws://127.0.0.1:${port}/publish`);
      return new Nchan({ master, folder, port, worker: childOf(master.pid!), publisher });
    } catch (error) {
      master.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async open(): Promise<number> {
    return this.#port;
  }

  async publish(pace: Pace): Promise<number> {
    await paced(pace, () => this.#publisher.send(batchOf([entryJson(++this.#last)], this.#last)));
    return this.#last;
  }

  async usage(): Promise<Usage> {
    const [user, system] = statOf(this.#worker).slice(11, 13).map(Number);
    const [, pages] = readFileSync(`/proc/${this.#worker}/statm`, 'utf8').split(' ');
    return { cpuUs: (user! + system!) * TICK_US, systemUs: system! * TICK_US, rss: Number(pages) * PAGE };
  }

  async tidy(): Promise<void> {}

  async stop(): Promise<void> {
    this.#publisher.terminate();
    const ended = once(this.#master, 'exit');
    this.#master.kill('SIGTERM');
    const force = setTimeout(() => this.#master.kill('SIGKILL'), 3_000);
    await ended;
    clearTimeout(force);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** A WebSocket to a server that may still be starting. */
async function connected(url: string): Promise<WebSocket> {
  for (let attempt = 1; ; attempt++) {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    try {
      await once(socket, 'open');
      socket.on('error', () => {});
      return socket;
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** The fields of /proc/<pid>/stat from the state on: a program's name may contain spaces. */
function statOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
}

function childOf(parent: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => existsSync(`/proc/${pid}/stat`) && Number(statOf(pid)[1]) === parent);
  if (children.length !== 1) throw new Error(`Expected one nginx worker, got ${children.length}.`);
  return children[0]!;
}
