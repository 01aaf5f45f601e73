import { json, Router, type Request, type Response } from 'express';
import { createSession } from 'better-sse';
import * as v from 'valibot';
import { ExpectationError, expectShape } from '../wire/expect.ts';
import { EXERCISES, type ExerciseNumber, type Text } from '../wire/exercise.ts';
import { BuildError } from './bundle.ts';
import { Desk } from './desk.ts';
import { faultRoutes } from './faults.ts';
import { liveHtml, livePolicy, liveStyles } from './live-frame.ts';
import { expectLocal, otherLoopback } from './local.ts';
import { isProgram } from './programs.ts';
import { readStatement } from './statement.ts';

/** The exercises' routes, and the way to end what they have started. */
export interface Exercises {
  routes: Router;
  close(): void;
}

const revisionSchema = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0));
const placeSchema = v.object({ program: v.string(), revision: v.number(), stack: v.string() });

/** The exercises with a file to write have one page for all, "find the fault" has its own. */
const PAGE = /^\/exercises\/[1-3]\/?$/;
const FAULTS_PAGE = /^\/exercises\/4\/?$/;

/** Everything below `/exercises`; `root` holds the students' folders. The page itself comes with the other pages. */
export function exerciseRoutes(root: string): Exercises {
  const routes = Router();
  const desks = new Map(EXERCISES.map((number) => [number, new Desk(root, number)]));
  routes.use((request, _response, next) => {
    if (PAGE.test(request.path)) request.url = '/pages/exercise.html';
    if (FAULTS_PAGE.test(request.path)) request.url = '/pages/faults.html';
    next();
  });
  routes.use('/exercises', (request, response, next) => {
    expectLocal(request);
    response.set('Cache-Control', 'no-store').set('Cross-Origin-Resource-Policy', 'same-origin');
    response.set('X-Content-Type-Options', 'nosniff');
    next();
  });
  routes.get('/exercises/live.css', async (_request, response) => {
    response.type('css').send(await liveStyles());
  });
  for (const [number, desk] of desks) routes.use(`/exercises/${number}`, deskRoutes(root, number, desk));
  routes.use('/exercises/4', faultRoutes(root));
  return { routes, close: () => [...desks.values()].forEach((desk) => desk.close()) };
}

function deskRoutes(root: string, number: ExerciseNumber, desk: Desk): Router {
  const routes = Router();
  routes.get('/statement', async (request, response, next) => {
    const language: keyof Text = request.query['lang'] === 'en' ? 'en' : 'fr';
    const html = await readStatement(root, number, language);
    if (html === undefined) next();
    else response.type('html').send(html);
  });
  routes.get('/events', (request, response) => listen(desk, request, response));
  routes.get('/live', (request, response) => {
    const revision = expectShape('revision', revisionSchema, request.query['revision'] ?? '0');
    // The page that shows it is cross-origin by intent: it alone may.
    response.set('Cross-Origin-Resource-Policy', 'cross-origin');
    response.set('Content-Security-Policy', livePolicy(otherLoopback(request.headers.host)));
    response.type('html').send(liveHtml(number, revision));
  });
  routes.get('/:program.js', async (request, response, next) => {
    const { program } = request.params;
    if (!isProgram(program, number)) return next();
    response.type('js').send(await scriptOf(desk, program));
  });
  routes.post('/place', json({ limit: '64kb' }), (request, response) => {
    const { program, stack } = expectShape('question', placeSchema, request.body);
    response.json(desk.programs.place(program, stack) ?? null);
  });
  return routes;
}

/** The page's stream of events, until it goes. */
async function listen(desk: Desk, request: Request, response: Response): Promise<void> {
  const session = await createSession(request, response, { keepAlive: 10_000 });
  const leave = desk.join((event) => session.push(event));
  if (session.isConnected) session.once('disconnected', leave);
  else leave();
}

/** The program as the file is now, or the last that could be built. */
async function scriptOf(desk: Desk, program: string): Promise<string> {
  try {
    return await desk.programs.build(program, desk.revision);
  } catch (error) {
    const good = desk.programs.good(program);
    if (good !== undefined) return good;
    const got =
      error instanceof BuildError ? `${error.message} (${error.file}:${error.line ?? '?'})` : String(error);
    throw new ExpectationError('No program', 'a file that compiles', got);
  }
}
