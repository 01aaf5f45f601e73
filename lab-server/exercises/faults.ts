import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSession } from 'better-sse';
import { json, Router, type Request, type Response } from 'express';
import * as v from 'valibot';
import { expectShape } from '../wire/expect.ts';
import { FAULT_FOLDER, FAULTS, type FaultChange, type FaultName, type FaultSource } from '../wire/faults.ts';
import { BuildError, bundleStudent } from './bundle.ts';
import { guardLoops } from './guard-loops.ts';
import { placeIn } from './places.ts';

const programs = fileURLToPath(new URL('../../lab-ui/exercise/faults/', import.meta.url));

/** What runs a program, in this order. */
const MODULES = ['count-turns.ts', 'program.ts'].map((module) => programs + module);

/** While a page listens, its programs are looked at so often, milliseconds. */
const LOOK_MS = 250;

const placeSchema = v.object({ stack: v.string() });

/**
 * Everything below `/exercises/4`: the small programs' texts, each bundled with the world that it runs in, where its
 * errors are, and which of them were saved. `root` holds the exercises' folders.
 */
export function faultRoutes(root: string): Router {
  const routes = Router();
  const scripts = new Map<FaultName, { revision: string; script: Promise<string> }>();
  routes.get('/events', (request, response) => tellChanges(root, request, response));
  for (const fault of FAULTS) {
    routes.get(`/${fault}`, async (_request, response) => {
      response.json(await readSource(root, fault));
    });
    routes.get(`/${fault}/program.js`, async (_request, response) => {
      const source = await readSource(root, fault);
      const known = scripts.get(fault);
      const script = known?.revision === source.revision ? known.script : bundle(fault, source);
      scripts.set(fault, { revision: source.revision, script });
      await answerScript(script, response);
    });
    routes.post(`/${fault}/place`, json({ limit: '64kb' }), async (request, response) => {
      const { stack } = expectShape('question', placeSchema, request.body);
      const script = await scripts.get(fault)?.script.catch(() => undefined);
      response.json(script === undefined ? null : (placeIn(script, fault, stack) ?? null));
    });
  }
  return routes;
}

/** A program as it was saved last. */
async function readSource(root: string, fault: FaultName): Promise<FaultSource> {
  const file = `${fault}.ts`;
  try {
    const text = await readFile(join(root, FAULT_FOLDER, file), 'utf8');
    return { file, text, revision: createHash('sha256').update(text).digest('hex').slice(0, 12) };
  } catch {
    return { file: null, text: '', revision: 'none' };
  }
}

/** Bundles a program, its loops guarded, with the world that it runs in. */
async function bundle(fault: FaultName, { file, text }: FaultSource): Promise<string> {
  if (file === null) throw new BuildError(`Expected ${fault}.ts, got no such file`, `${fault}.ts`, null);
  const folder = await mkdtemp(join(tmpdir(), 'humeur-fault-'));
  try {
    await writeFile(join(folder, file), guardLoops(text, file));
    return await bundleStudent(MODULES, join(folder, file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The script, which may reach nothing outside its worker; or 422 and why there is none. */
async function answerScript(script: Promise<string>, response: Response): Promise<void> {
  try {
    const code = await script;
    response.set('Content-Security-Policy', "default-src 'none'");
    response.set('Cross-Origin-Embedder-Policy', 'require-corp').type('js').send(code);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    const { message, file, line } = error;
    response.status(422).json({ message, place: line === null ? null : { file, line } });
  }
}

/** Tells a page which programs have been saved, until it goes. */
async function tellChanges(root: string, request: Request, response: Response): Promise<void> {
  const session = await createSession(request, response, { keepAlive: 10_000 });
  const seen = new Map<FaultName, string>();
  const look = async () => {
    for (const fault of FAULTS) {
      const { revision } = await readSource(root, fault);
      const before = seen.get(fault);
      seen.set(fault, revision);
      if (before !== undefined && before !== revision && session.isConnected)
        session.push({ type: 'code', fault } satisfies FaultChange);
    }
    if (session.isConnected) timer = setTimeout(() => void look(), LOOK_MS);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  session.once('disconnected', () => clearTimeout(timer));
  await look();
}
