import type { Humeur } from '../../wire/humeur.ts';
import { comparing, expectColumn, readCondition, type Filter } from '../filter.ts';
import { columnType, type ColumnName } from '../table.ts';
import { RestError, unreadable } from './rest-error.ts';
import { readSelect, unquote, type Project } from './select.ts';

/** What a request's address asks for. */
export interface Query {
  readonly project: Project;
  readonly filter: Filter;
  /** Whether there is any condition: without one, nothing is changed or deleted. */
  readonly isFiltered: boolean;
  readonly order: (one: Humeur, other: Humeur) => number;
  readonly limit: number;
  readonly offset: number;
  /** The columns that an insert names; undefined: those of its rows. */
  readonly columns: readonly string[] | undefined;
}

/** Not conditions, but what they are applied with. `apikey` is the gateway's. */
const RESERVED = new Set(['select', 'order', 'limit', 'offset', 'columns', 'on_conflict', 'apikey']);

/** Reads the query string, and a `Range` header in rows; throws a RestError, or what filter.ts throws. */
export function readQuery(asked: URLSearchParams, range: string | undefined): Query {
  const conditions = [...asked].filter(([name]) => !RESERVED.has(name)).map(readFilter);
  const [from, to] = readRange(range);
  const conflict = asked.get('on_conflict') ?? 'id';
  if (unquote(conflict) !== 'id') {
    const message = 'there is no unique or exclusion constraint matching the ON CONFLICT specification';
    throw new RestError(400, '42P10', message);
  }
  return {
    project: readSelect(asked.get('select') ?? '*'),
    filter: (row) => conditions.every((condition) => condition(row)),
    isFiltered: conditions.length > 0,
    order: readOrder(asked.get('order') ?? ''),
    limit: readCount('limit', asked.get('limit')) ?? to - from + 1,
    offset: readCount('offset', asked.get('offset')) ?? from,
    columns: asked.get('columns')?.split(',').map(unquote),
  };
}

function readFilter([name, text]: [string, string]): Filter {
  if (/^(not\.)?(and|or)$/.test(name))
    throw unreadable('logic tree', `${name}=${text}`, 'conditions on single columns, which all have to hold');
  const column = expectColumn(name);
  const isNegated = text.startsWith('not.');
  const condition = isNegated ? text.slice('not.'.length) : text;
  const filter = readNullCheck(column, condition) ?? readCondition(column, condition);
  if (!filter) throw unreadable('filter', text, 'one of eq, neq, gt, gte, lt, lte, in, is, not');
  return isNegated ? (row) => !filter(row) : filter;
}

function readNullCheck(column: ColumnName, condition: string): Filter | undefined {
  if (condition === 'is.null') return (row) => row[column] === undefined;
  if (condition === 'is.not_null') return (row) => row[column] !== undefined;
  return undefined;
}

/** `created_at.desc,id`. Where nulls go is of no account: no column has any. */
function readOrder(text: string): Query['order'] {
  const terms = text === '' ? [] : text.split(',').map(readOrderTerm);
  return (one, other) => {
    for (const term of terms) {
      const order = term(one, other);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function readOrderTerm(text: string): Query['order'] {
  const [, name, direction] = /^([^.]+)(?:\.(asc|desc))?(?:\.nulls(?:first|last))?$/.exec(text) ?? [];
  if (name === undefined) throw unreadable('order', text, 'column.asc or column.desc');
  const column = expectColumn(unquote(name));
  const compare = comparing(columnType(column)!);
  const sign = direction === 'desc' ? -1 : 1;
  return (one, other) => sign * compare(one[column], other[column]);
}

function readCount(name: string, text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw unreadable(`${name} parameter`, text, 'a whole number, 0 or more');
}

/** `0-9`: the rows from the first to the last, both included. Any other unit, or none, is everything. */
function readRange(range: string | undefined): [from: number, to: number] {
  const [, from, to] = /^(?:items=)?(\d{1,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  return from === undefined ? [0, Infinity] : [Number(from), to === '' ? Infinity : Number(to)];
}
