import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowsers } from '../web/find-browser.ts';
import { examineDatabase } from './database.ts';
import type { Facts } from './findings.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const DEFAULT_PORT = 3000;
const PORTS_TRIED = 100;

/** Looks at this machine; changes nothing that it does not undo. */
export async function examine(env: Readonly<Record<string, string | undefined>>): Promise<Facts> {
  return {
    nodeVersion: process.versions.node,
    port: await examinePort(env),
    browser: findBrowsers({ platform: process.platform, env }, await playwrightsOwn())[0],
    folders: await Promise.all(
      [project, tmpdir()].map(async (folder) => ({ path: folder, writable: await isWritable(folder) })),
    ),
    missingPackages: await missingPackages(),
    pages: await examinePages(),
    database: await examineDatabase(env['DATABASE_URL']),
  };
}

async function examinePort(env: Readonly<Record<string, string | undefined>>): Promise<Facts['port']> {
  const explicit = env['PORT'] !== undefined;
  const wanted = explicit ? Number(env['PORT']) : DEFAULT_PORT;
  const host = env['HOST'] ?? '127.0.0.1';
  const free = await isFree(wanted, host);
  return { wanted, explicit, free, next: free ? wanted : await nextFree(wanted + 1, host) };
}

async function nextFree(from: number, host: string): Promise<number | undefined> {
  for (let port = from; port < from + PORTS_TRIED; port++) if (await isFree(port, host)) return port;
  return undefined;
}

function isFree(port: number, host: string): Promise<boolean> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return Promise.resolve(false);
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** Where Playwright keeps the browser it downloads; nothing where only the lab's own packages are installed. */
async function playwrightsOwn(): Promise<string | undefined> {
  try {
    const { chromium } = await import('playwright');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** Tried by writing: rights alone do not tell on Windows or on a full or read-only disk. */
async function isWritable(folder: string): Promise<boolean> {
  try {
    const probe = await mkdtemp(path.join(folder, '.humeur-doctor-'));
    await rm(probe, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

async function missingPackages(): Promise<string[]> {
  const manifest = JSON.parse(await readFile(path.join(project, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(manifest.dependencies).filter(
    (name) => !existsSync(path.join(project, 'node_modules', name)),
  );
}

async function examinePages(): Promise<Facts['pages']> {
  const pages = path.join(project, 'lab-ui');
  const built = path.join(pages, 'dist', 'index.html');
  if (!existsSync(built)) return 'missing';
  const { mtimeMs } = await stat(built);
  return (await newestSource(pages)) > mtimeMs ? 'older than their sources' : 'built';
}

async function newestSource(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const times = entries
    .filter((entry) => entry.name !== 'dist')
    .map(async (entry) => {
      const full = path.join(folder, entry.name);
      return entry.isDirectory() ? newestSource(full) : (await stat(full)).mtimeMs;
    });
  return Math.max(0, ...(await Promise.all(times)));
}
