import type { RequestListener } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { expectOwnHost, ForeignError, isOwnHost } from '../host/guard.ts';
import { REALTIME_PATH, type Host } from '../host/host.ts';
import { refuseRequest, type Refusal } from '../host/refuse.ts';
import { humeurRoutes, MissingRowError } from '../humeurs/routes.ts';
import { sqlRoutes } from '../sql/routes.ts';
import type { SqlBox } from '../sql/sql-box.ts';
import { StoreAwayError, type HumeurStore } from '../store/store.ts';
import { answerRestError, missingPart, restRoutes } from '../supabase/rest/routes.ts';
import type { LabInfo } from '../wire/control.ts';
import { ExpectationError } from '../wire/expect.ts';

export interface AppParts {
  /** Host names under which the lab answers. */
  names: ReadonlySet<string>;
  host: Host;
  store: HumeurStore;
  /** The SQL box, or why there is none. */
  sql: SqlBox | string;
  info: LabInfo;
  now: () => number;
  pages: RequestHandler | undefined;
  exercises: RequestHandler | undefined;
}

/** A request for a stream, written plainly; Express sees to all the other ways of writing one. */
const PLAIN_STREAM = /^\/stream\/[\w-]+(\?|$)/;

/** The lab's HTTP side. Streams go straight to their host: Express' way there costs more than an answer. */
export function createApp(parts: AppParts): RequestListener {
  const { host, names } = parts;
  const app = createExpressApp(parts) as RequestListener;
  return (request, response) => {
    const plain = request.method === 'GET' && PLAIN_STREAM.test(request.url!);
    if (!plain || !isOwnHost(request, names)) return app(request, response);
    host.request(request, response).catch(() => request.socket.destroy());
  };
}

/** Streams, moods, clock, pages, and an error for everything else. */
function createExpressApp({ names, host, store, sql, info, now, pages, exercises }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, _response, next) => {
    expectPath(request.url);
    expectOwnHost(request, names);
    next();
  });
  app.get(REALTIME_PATH, (request, response) => host.request(request, response));
  app.use((request, response, next) => {
    if (!request.url.startsWith('/stream/')) host.ignore(request, response);
    next();
  });
  app.get('/stream/*transport', (request, response) => host.request(request, response));
  app.use('/humeurs', humeurRoutes(store));
  app.use('/sql', sqlRoutes(sql));
  app.use('/rest/v1', restRoutes(store));
  app.use(['/auth/v1', '/storage/v1', '/functions/v1', '/realtime/v1/api'], missingPart());
  app.get('/time', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ now: now() });
  });
  app.get('/lab', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(info);
  });
  if (exercises) app.use(exercises);
  if (pages) app.use(pages);
  app.use('/rest/v1', answerRestError);
  app.use(refuseUnknown, answerError);
  return app;
}

/** An absolute address is for proxies, which the lab is not. */
function expectPath(url: string): void {
  if (url.startsWith('/')) return;
  throw new ExpectationError(
    'Invalid request',
    'a path that begins with "/"',
    JSON.stringify(url.slice(0, 60)),
  );
}

const refuseUnknown: RequestHandler = (request, response) => {
  const expected = 'GET / or one of /stream/…, /humeurs, /rest/v1/humeur, /sql, /time, /lab';
  const body = { error: 'Not found', expected, got: `${request.method} ${request.path}` };
  refuseRequest(response, { status: 404, body });
};

/** Every error leaves as `{error, expected, got}`; a stack only ever goes to the server's own terminal. */
const answerError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const refusal = refusalOf(error);
  if (refusal.status === 500)
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  if (response.headersSent) response.destroy();
  else refuseRequest(response, refusal);
};

function refusalOf(error: unknown): Refusal {
  if (error instanceof StoreAwayError)
    return { status: 503, body: error.body, headers: { 'Retry-After': '1' } };
  if (error instanceof MissingRowError) return { status: 404, body: error.body };
  if (error instanceof ForeignError) return { status: 403, body: error.body };
  if (error instanceof ExpectationError) return { status: 400, body: error.body };
  const { type, status, limit, length, body, message } = error as BodyParserError;
  if (type === 'entity.too.large') {
    const expected = `at most ${limit} bytes`;
    return { status: 413, body: { error: 'Body too large', expected, got: `${length} bytes` } };
  }
  if (type === 'entity.parse.failed') {
    const got = JSON.stringify(String(body).slice(0, 60));
    return { status: 400, body: { error: 'Invalid body', expected: 'JSON', got } };
  }
  if (status !== undefined && status < 500) {
    const got = type ?? String(message).slice(0, 100);
    return { status, body: { error: 'Invalid request', expected: 'a well-formed request', got } };
  }
  return {
    status: 500,
    body: { error: 'Internal error', expected: 'no error', got: 'one; the terminal has it' },
  };
}

/** What Express' body parser and router throw. */
interface BodyParserError {
  message?: string;
  type?: string;
  status?: number;
  limit?: number;
  length?: number;
  body?: unknown;
}
