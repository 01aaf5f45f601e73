import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Entry } from '../wire/batch.ts';
import { ExpectationError, expectShape } from '../wire/expect.ts';
import { expectColumn, readCondition, type Filter } from './filter.ts';
import { SCHEMA, TABLE } from './table.ts';

/** Most bindings of one channel. */
const MOST_BINDINGS = 100;

/** What else a client says of a binding is not repeated to it: it may be anything. */
const bindingSchema = v.object({
  event: v.picklist(['*', 'INSERT', 'UPDATE', 'DELETE']),
  schema: v.pipe(v.string(), v.maxLength(64)),
  table: v.nullish(v.pipe(v.string(), v.maxLength(64))),
  filter: v.nullish(v.pipe(v.string(), v.maxLength(2_000))),
});
type Asked = v.InferOutput<typeof bindingSchema>;

const joinSchema = v.looseObject({
  config: v.optional(
    v.looseObject({
      presence: v.nullish(v.looseObject({ enabled: v.nullish(v.boolean()) })),
      postgres_changes: v.nullish(v.pipe(v.array(bindingSchema), v.maxLength(MOST_BINDINGS))),
    }),
    {},
  ),
});

/** One `.on('postgres_changes', …)` of a channel: what it asked for, with the id by which changes name it. */
export interface Binding {
  readonly id: number;
  readonly asked: Asked;
  readonly filter: Filter;
}

/** The bindings of a join, in the order in which the client has them; throws an ExpectationError that says why not. */
export function readBindings(payload: unknown): Binding[] {
  const { config } = expectShape('join', joinSchema, payload);
  if (config.presence?.enabled) throw new ExpectationError(NOT_HERE, 'postgres_changes', 'presence');
  return (config.postgres_changes ?? []).map((asked) => {
    expectTable(asked);
    return { id: idOf(asked), asked, filter: readFilter(asked.filter ?? '') };
  });
}

/** What there is on the real service and not here. */
export const NOT_HERE = 'Broadcast and presence are not part of this lab';

/** The ids of the bindings that a change is for. */
export function idsFor({ change }: Entry, bindings: readonly Binding[]): number[] {
  const wanted = bindings.filter(({ asked }) => asked.event === '*' || asked.event === change.eventType);
  if (wanted.length === 0) return [];
  // Of a deleted row the primary key is all that there is to filter by.
  const row = change.new ?? { id: change.old.id };
  return [...new Set(wanted.filter(({ filter }) => filter(row)).map(({ id }) => id))];
}

function expectTable({ schema, table }: Asked): void {
  if (schema !== SCHEMA && schema !== '*')
    throw new ExpectationError('Unknown schema', `"${SCHEMA}"`, JSON.stringify(schema));
  if (table !== undefined && table !== null && table !== '*' && table !== TABLE)
    throw new ExpectationError('Unknown table', `"${TABLE}"`, JSON.stringify(table));
}

/** Conditions follow each other after commas; a comma that no condition follows belongs to the value. */
function readFilter(text: string): Filter {
  if (text === '') return () => true;
  const filters = text.split(/,(?=\w+=[a-z]+\.)/).map((part) => {
    const [, column = '', condition = ''] = /^(\w+)=(.*)$/s.exec(part) ?? [];
    const filter = column === '' ? undefined : readCondition(expectColumn(column), condition);
    if (filter) return filter;
    throw new ExpectationError(
      'Invalid filter',
      '"column=operator.value", the operator one of eq, neq, lt, lte, gt, gte, in',
      JSON.stringify(part.slice(0, 60)),
    );
  });
  return (row) => filters.every((filter) => filter(row));
}

/** The same for the same parameters, at every join and after every restart; 27 bits and never 0, as on the service. */
function idOf({ event, schema, table, filter }: Asked): number {
  const key = JSON.stringify([event, schema, table ?? null, filter ?? null]);
  return (createHash('sha256').update(key).digest().readUInt32BE() % (2 ** 27 - 1)) + 1;
}
