import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Humeur } from '../../wire/humeur.ts';
import type { Project } from './select.ts';
import { notSingle, RestError } from './rest-error.ts';

const JSON_TYPE = 'application/json';
const OBJECT_TYPE = 'application/vnd.pgrst.object+json';

/** What a request is answered with. */
export interface Result {
  readonly status: number;
  /** Undefined: an empty body. */
  readonly rows: readonly Humeur[] | undefined;
  readonly contentRange: string;
}

/** Whether exactly one row is wanted, as an object; throws a RestError for a form that the lab does not write. */
export function wantsObject({ headers }: IncomingMessage): boolean {
  const types = (headers.accept ?? '*/*').split(',').map((type) => type.split(';', 1)[0]!.trim());
  if (types.includes(OBJECT_TYPE)) return true;
  if (types.some((type) => [JSON_TYPE, '*/*', 'application/*'].includes(type))) return false;
  const message = `None of these media types are available: ${types.join(', ').slice(0, 100)}`;
  throw new RestError(406, 'PGRST107', message);
}

/** Throws a RestError where an object is wanted and there is not exactly one row. */
export function expectSingle(isObject: boolean, rows: number): void {
  if (isObject && rows !== 1) throw notSingle(rows);
}

export function answer(
  response: ServerResponse,
  { status, rows, contentRange }: Result,
  project: Project,
  isObject: boolean,
): void {
  response.setHeader('Content-Range', contentRange);
  if (rows === undefined) return void response.writeHead(status).end();
  const projected = rows.map(project);
  const json = JSON.stringify(isObject ? projected[0] : projected);
  const type = `${isObject ? OBJECT_TYPE : JSON_TYPE}; charset=utf-8`;
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(json) });
  response.end(json);
}

/** `0-9/42`: which rows these are, and of how many; a star where that is not known. */
export function rangeOf(offset: number, rows: number, total: number | undefined): string {
  const span = rows === 0 ? '*' : `${offset}-${offset + rows - 1}`;
  return `${span}/${total ?? '*'}`;
}
