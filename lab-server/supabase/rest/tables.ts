import type { HumeurStore, Write } from '../../store/store.ts';
import type { Humeur } from '../../wire/humeur.ts';
import { expectSingle, rangeOf, type Result } from './answer.ts';
import { readNewRows, readPatch } from './body.ts';
import type { Preferences } from './prefer.ts';
import type { Query } from './query.ts';
import { RestError } from './rest-error.ts';

/** Most rows that one answer has: the service's own default. */
const MOST_ROWS = 1_000;

/** One request for the table: what is asked, and how the answer is wanted. */
export interface Ask {
  readonly query: Query;
  readonly prefer: Preferences;
  readonly isObject: boolean;
  readonly body: unknown;
}

/** `GET`: 206 where there are more rows than the answer has and the number of all was asked for. */
export function select(store: HumeurStore, { query, prefer, isObject }: Ask): Result {
  const { rows, total } = find(store, { ...query, limit: Math.min(query.limit, MOST_ROWS) });
  expectSingle(isObject, rows.length);
  if (prefer.count && query.offset > 0 && query.offset >= total) {
    const details = `An offset of ${query.offset} was requested, but there are only ${total} rows.`;
    throw new RestError(416, 'PGRST103', 'Requested range not satisfiable', { details });
  }
  const contentRange = rangeOf(query.offset, rows.length, prefer.count ? total : undefined);
  return { status: prefer.count && rows.length < total ? 206 : 200, rows, contentRange };
}

/** `POST`: all rows or none. With `resolution`, a row whose id is taken is changed or left out. */
export async function insert(store: HumeurStore, { query, prefer, isObject, body }: Ask): Promise<Result> {
  const asked = readNewRows(body, query.columns, prefer.missingDefault);
  const taken = prefer.duplicates ? new Set([...store.rows()].map(({ id }) => id)) : new Set<number>();
  const writes: Write[] = [];
  for (const { id, humeur, patch } of asked) {
    if (id === undefined) writes.push({ type: 'insert', humeur });
    else if (!taken.has(id)) writes.push({ type: 'insert', humeur, id });
    else if (prefer.duplicates === 'merge') writes.push({ type: 'update', id, patch });
    if (id !== undefined && prefer.duplicates === 'ignore') taken.add(id);
  }
  if (prefer.duplicates === 'merge') expectEachOnce(asked.map(({ id }) => id));
  expectSingle(isObject && prefer.representation, writes.length);
  const rows = await write(store, writes);
  const status = prefer.duplicates === 'merge' && writes.every(({ type }) => type === 'update') ? 200 : 201;
  const contentRange = rangeOf(0, 0, prefer.count ? rows.length : undefined);
  return { status, rows: prefer.representation ? rows : undefined, contentRange };
}

/** `PATCH`: every row that fits. */
export async function update(store: HumeurStore, ask: Ask): Promise<Result> {
  expectWhere('UPDATE', ask.query);
  const { patch, id, isEmpty } = readPatch(ask.body);
  const found = isEmpty ? [] : find(store, ask.query).rows;
  if (id !== undefined && found.some((row) => row.id !== id))
    throw new RestError(400, '428C9', 'column "id" can only be updated to DEFAULT');
  return change(
    store,
    ask,
    found.map((row) => ({ type: 'update', id: row.id, patch })),
  );
}

/** `DELETE`: every row that fits. */
export async function remove(store: HumeurStore, ask: Ask): Promise<Result> {
  expectWhere('DELETE', ask.query);
  const { rows } = find(store, ask.query);
  return change(
    store,
    ask,
    rows.map(({ id }) => ({ type: 'remove', id })),
  );
}

async function change(
  store: HumeurStore,
  { prefer, isObject }: Ask,
  writes: readonly Write[],
): Promise<Result> {
  expectSingle(isObject && prefer.representation, writes.length);
  const rows = await write(store, writes);
  const contentRange = rangeOf(0, rows.length, prefer.count ? rows.length : undefined);
  if (prefer.representation) return { status: 200, rows, contentRange };
  return { status: 204, rows: undefined, contentRange };
}

/** The rows that fit, in order, as many as are wanted; and how many fit in all. */
function find(store: HumeurStore, { filter, order, offset, limit }: Query) {
  const fitting = [...store.rows()].filter(filter).sort(order);
  return { rows: fitting.slice(offset, offset + limit), total: fitting.length };
}

/** The rows that were written: one that has gone in the meantime is not among them. */
async function write(store: HumeurStore, writes: readonly Write[]): Promise<Humeur[]> {
  if (writes.length === 0) return [];
  return (await store.write(writes)).filter((row) => row !== undefined);
}

/** As the service does, which loads pg-safeupdate: nobody empties a table by forgetting a filter. */
function expectWhere(what: 'UPDATE' | 'DELETE', { isFiltered }: Query): void {
  if (!isFiltered) throw new RestError(400, '21000', `${what} requires a WHERE clause`);
}

function expectEachOnce(ids: readonly (number | undefined)[]): void {
  const given = ids.filter((id) => id !== undefined);
  if (new Set(given).size === given.length) return;
  const hint =
    'Ensure that no rows proposed for insertion within the same command have duplicate constrained values.';
  const message = 'ON CONFLICT DO UPDATE command cannot affect row a second time';
  throw new RestError(500, '21000', message, { hint });
}
