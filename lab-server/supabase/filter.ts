import { ExpectationError } from '../wire/expect.ts';
import { columnType, COLUMNS, type ColumnName, type ColumnType } from './table.ts';

type Value = string | number;
type Row = Readonly<Partial<Record<ColumnName, Value>>>;

/** Whether a row is meant. A column that the row does not have never fits. */
export type Filter = (row: Row) => boolean;

/** How two values of a column compare: negative, zero or positive, as `Array.sort` wants it. */
export type Compare = (one: Value, other: Value) => number;

const OPERATORS: Record<string, (order: number) => boolean> = {
  eq: (order) => order === 0,
  neq: (order) => order !== 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
};

/** A value that a column cannot have: PostgreSQL's 22P02 or 22007. */
export class BadValueError extends ExpectationError {
  readonly type: ColumnType;
  readonly value: string;

  constructor(type: ColumnType, value: string) {
    super('Invalid value', `a value of type ${type}`, JSON.stringify(value.slice(0, 60)));
    this.type = type;
    this.value = value;
  }
}

/** No column of this name: PostgreSQL's 42703. */
export class UnknownColumnError extends ExpectationError {
  readonly column: string;

  constructor(column: string) {
    const expected = `one of ${COLUMNS.map(({ name }) => name).join(', ')}`;
    super('Unknown column', expected, JSON.stringify(column.slice(0, 60)));
    this.column = column;
  }
}

/** The name of a column; throws an UnknownColumnError. */
export function expectColumn(name: string): ColumnName {
  if (columnType(name) === undefined) throw new UnknownColumnError(name);
  return name as ColumnName;
}

/** What `eq.3`, `in.(1,2)` and the like mean of a column; undefined where there is no such operator. */
export function readCondition(column: ColumnName, text: string): Filter | undefined {
  const [, operator = '', operand = ''] = /^([a-z]+)\.(.*)$/s.exec(text) ?? [];
  const type = columnType(column)!;
  const fits = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (!fits && operator !== 'in') return undefined;
  const values = fits ? [operand] : readList(operand);
  if (!values) return undefined;
  const wanted = values.map((value) => readValue(type, value));
  const compare = comparing(type);
  const test = fits ?? OPERATORS['eq']!;
  return (row) => {
    const value = row[column];
    return value !== undefined && wanted.some((one) => test(compare(value, one)));
  };
}

/** How values of a type compare: numbers and moments by size, texts by their code points. */
export function comparing(type: ColumnType): Compare {
  if (type === 'int8') return (one, other) => Number(one) - Number(other);
  if (type === 'timestamptz') return (one, other) => Date.parse(String(one)) - Date.parse(String(other));
  return (one, other) => Number(one > other) - Number(one < other);
}

/** The items of `(a,"b,c")`: within quotes a comma is one, and a backslash takes the next character as it is. */
function readList(text: string): string[] | undefined {
  if (!/^\(.*\)$/s.test(text)) return undefined;
  const items = text.slice(1, -1).match(/"(?:\\.|[^"\\])*"(?=,|$)|[^,]+/gs) ?? [];
  return items.map((item) => (item.startsWith('"') ? item.slice(1, -1).replace(/\\(.)/gs, '$1') : item));
}

function readValue(type: ColumnType, text: string): Value {
  if (type === 'text') return text;
  if (type === 'int8') {
    if (/^\s*[+-]?\d{1,19}\s*$/.test(text)) return Number(text);
  } else if (!Number.isNaN(Date.parse(text))) return text;
  throw new BadValueError(type, text);
}
