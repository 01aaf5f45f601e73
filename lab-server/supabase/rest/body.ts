import * as v from 'valibot';
import type { Humeur, HumeurPatch, NewHumeur } from '../../wire/humeur.ts';
import { humeurPatchSchema, newHumeurSchema } from '../../wire/humeur.ts';
import { BadValueError } from '../filter.ts';
import { columnType, TABLE } from '../table.ts';
import { noSuchColumn, RestError } from './rest-error.ts';

/** Largest id that is taken: after it there is still room for all that the lab will ever give by itself. */
const MOST_ID = 2 ** 52;

/** What a column is where a new row does not name it; null: it has to. */
const DEFAULTS = { nom: null, emoji: null, commentaire: '' };

/** A row to be inserted; an id only where the client gave one. */
export interface NewRow {
  readonly id: number | undefined;
  readonly humeur: NewHumeur;
  /** Of it the columns that the insert names: of a row that is there already nothing else changes. */
  readonly patch: HumeurPatch;
}

type Given = Readonly<Record<string, unknown>>;

/** The rows of an insert: an object, or an array of objects that name the same columns. */
export function readNewRows(
  body: unknown,
  columns: readonly string[] | undefined,
  missingDefault: boolean,
): NewRow[] {
  const given = readObjects(body);
  if (!columns) expectSameKeys(given);
  const named = columns ?? Object.keys(given[0] ?? {});
  for (const column of named) expectWritable(column);
  return given.map((row) => {
    const taken = missingDefault ? named.filter((name) => row[name] !== undefined) : named;
    return readNewRow(Object.fromEntries(taken.map((name) => [name, row[name] ?? null])), named);
  });
}

/** What an update sets; an `id` only where it names one, which has to be the row's own. */
export function readPatch(body: unknown): { patch: HumeurPatch; id: number | undefined; isEmpty: boolean } {
  const [row, ...others] = readObjects(body);
  if (row === undefined || others.length > 0)
    throw new RestError(400, 'PGRST102', 'Expected one JSON object');
  for (const column of Object.keys(row)) expectWritable(column);
  const { id, rest } = split(row);
  const patch = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, toText(name, value)]));
  if (Object.keys(patch).length > 0) expectChecks(humeurPatchSchema, patch);
  return { patch, id, isEmpty: Object.keys(row).length === 0 };
}

function readObjects(body: unknown): Given[] {
  const rows: unknown[] = Array.isArray(body) ? body : [body];
  const isObject = (row: unknown): row is Given =>
    typeof row === 'object' && row !== null && !Array.isArray(row);
  if (rows.every(isObject)) return rows;
  throw new RestError(400, 'PGRST102', 'Expected a JSON object or an array of JSON objects');
}

function expectSameKeys(rows: readonly Given[]): void {
  const keysOf = (row: Given) => Object.keys(row).sort().join();
  if (rows.some((row) => keysOf(row) !== keysOf(rows[0]!)))
    throw new RestError(400, 'PGRST102', 'All object keys must match');
}

function expectWritable(column: string): void {
  if (columnType(column) === undefined) throw noSuchColumn(column);
}

function readNewRow(row: Given, named: readonly string[]): NewRow {
  const { id, rest } = split(row);
  const [nom, emoji, commentaire] = (['nom', 'emoji', 'commentaire'] as const).map((name) =>
    toText(name, rest[name] ?? (name in rest ? null : DEFAULTS[name])),
  );
  const humeur = { nom: nom!, emoji: emoji!, commentaire: commentaire! };
  expectChecks(newHumeurSchema, humeur);
  const patch = Object.fromEntries(Object.entries(humeur).filter(([name]) => named.includes(name)));
  return { id, humeur, patch };
}

/** The id apart. The timestamps are the lab's clock's, whatever is given, as where a trigger sets them. */
function split({ id, created_at: created, updated_at: updated, ...rest }: Given) {
  for (const moment of [created, updated]) {
    if (moment === undefined || moment === null) continue;
    if (typeof moment !== 'string' || Number.isNaN(Date.parse(moment)))
      throw new BadValueError('timestamptz', toJson(moment));
  }
  return { id: id === undefined ? undefined : toId(id), rest };
}

function toId(value: unknown): number {
  if (value === null) throw notNull('id');
  const text = typeof value === 'string' ? value.trim() : toJson(value);
  if (!/^[+-]?\d+$/.test(text)) throw new BadValueError('int8', text);
  const id = Number(text);
  if (Math.abs(id) <= MOST_ID) return id;
  throw new RestError(400, '22003', `value "${text.slice(0, 40)}" is out of range for type bigint`);
}

/** Text as PostgreSQL makes it of a JSON value. */
function toText(column: string, value: unknown): string {
  if (value === null) throw notNull(column);
  const text = typeof value === 'string' ? value : toJson(value);
  if (!text.includes('\0')) return text;
  const details = '\\u0000 cannot be converted to text.';
  throw new RestError(400, '22P05', 'unsupported Unicode escape sequence', { details });
}

/** JSON may come nested deeper than it can be written again. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    throw new RestError(413, '54001', 'stack depth limit exceeded');
  }
}

function notNull(column: string): RestError {
  const message = `null value in column "${column}" of relation "${TABLE}" violates not-null constraint`;
  return new RestError(400, '23502', message);
}

function expectChecks(schema: v.GenericSchema, value: Partial<Humeur>): void {
  const result = v.safeParse(schema, value);
  if (result.success) return;
  const column = v.getDotPath(result.issues[0]) ?? 'row';
  const message = `new row for relation "${TABLE}" violates check constraint "${TABLE}_${column}_check"`;
  throw new RestError(400, '23514', message, { details: result.issues[0].message });
}
