import type { IncomingMessage, ServerResponse } from 'node:http';
import { json, Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import type { HumeurStore } from '../../store/store.ts';
import { SCHEMA, TABLE } from '../table.ts';
import { answer, wantsObject, type Result } from './answer.ts';
import { readPreferences } from './prefer.ts';
import { readQuery } from './query.ts';
import { noSuchTable, RestError, toRestError } from './rest-error.ts';
import { insert, remove, select, update, type Ask } from './tables.ts';

/** Largest body of a write, bytes. */
const MAX_BODY = 1024 * 1024;

/** So long a browser need not ask again, seconds: else each call would be two requests. */
const PREFLIGHT_AGE = 7_200;

const METHODS: Record<string, (store: HumeurStore, ask: Ask) => Result | Promise<Result>> = {
  GET: select,
  HEAD: select,
  POST: insert,
  PATCH: update,
  DELETE: remove,
};

/**
 * `/rest/v1/humeur` as PostgREST answers it, for supabase-js.
 *
 * Pages of any origin may use it, as they may a Supabase project with its anon key: it has moods and nothing else,
 * no cookie opens more of it, and everything else of the lab stays closed to them. The check of the host's name
 * holds here too: a page that makes a name of its own point here (DNS rebinding) would have all of the lab. A page
 * of the public internet is not told that it may reach into this network (`Access-Control-Allow-Private-Network`),
 * so the browser asks its user.
 */
export function restRoutes(store: HumeurStore): Router {
  const router = Router();
  router.use(allowAnyOrigin, expectKey);
  router.use(json({ limit: MAX_BODY, strict: false, type: () => true }));
  router.all('/:table', async (request, response) => {
    expectTable(request.params.table, request);
    const method = METHODS[request.method];
    if (!method) throw new RestError(405, 'PGRST117', `Unsupported HTTP method: ${request.method}`);
    const prefer = readPreferences(request.headers.prefer);
    const query = readQuery(queryOf(request), method === select ? request.headers.range : undefined);
    const isObject = wantsObject(request);
    const result = await method(store, { query, prefer, isObject, body: request.body as unknown });
    if (prefer.applied !== '') response.setHeader('Preference-Applied', prefer.applied);
    answer(response, result, query.project, isObject);
  });
  router.use((request) => {
    const [, fn] = /^\/rpc\/([^/]+)$/.exec(request.path) ?? [];
    if (fn === undefined) throw new RestError(404, 'PGRST125', 'Invalid path specified in request URL');
    const message = `Could not find the function ${SCHEMA}.${fn.slice(0, 60)} in the schema cache`;
    throw new RestError(404, 'PGRST202', message);
  });
  return router;
}

/** Answers what goes wrong on the way to the routes, or in them. What nobody expected is the next handler's. */
export const answerRestError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const refusal = toRestError(error);
  if (!refusal) return next(error);
  if (response.headersSent) return response.destroy();
  refuse(response, refusal);
};

/** The parts of Supabase that the lab does not have. */
export function missingPart(): RequestHandler[] {
  const refusePart: RequestHandler = (request, response) => {
    const message = `${request.baseUrl} is not part of this lab`;
    const hint = `There are /rest/v1/${TABLE} and /realtime/v1/websocket.`;
    refuse(response, new RestError(404, null, message, { hint }));
  };
  return [allowAnyOrigin, refusePart];
}

function refuse(response: ServerResponse, { status, body }: RestError): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Answers a preflight; lets every other request pass with what a browser needs to show its answer. */
const allowAnyOrigin: RequestHandler = (request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', 'Content-Range, Preference-Applied');
  response.setHeader('Cache-Control', 'no-store');
  if (request.method !== 'OPTIONS') return next();
  const asked = request.headers['access-control-request-headers'];
  if (asked !== undefined) response.setHeader('Access-Control-Allow-Headers', asked);
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PATCH, DELETE');
  response.setHeader('Access-Control-Max-Age', PREFLIGHT_AGE);
  response.setHeader('Vary', 'Access-Control-Request-Headers');
  response.writeHead(204).end();
};

const expectKey: RequestHandler = (request, _response, next) => {
  if (request.headers['apikey'] || queryOf(request).get('apikey')) return next();
  throw new RestError(401, null, 'No API key found in request', {
    hint: 'No `apikey` request header or url param was found.',
  });
};

function queryOf(request: IncomingMessage): URLSearchParams {
  const url = request.url!;
  return new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '');
}

function expectTable(table: string, { method, headers }: IncomingMessage): void {
  const profile = method === 'GET' || method === 'HEAD' ? 'accept-profile' : 'content-profile';
  const schema = headers[profile] ?? SCHEMA;
  if (schema !== SCHEMA) {
    const hint = `Only the following schemas are exposed: ${SCHEMA}`;
    throw new RestError(406, 'PGRST106', `Invalid schema: ${String(schema).slice(0, 60)}`, { hint });
  }
  if (table !== TABLE) throw noSuchTable(table.slice(0, 60));
}
