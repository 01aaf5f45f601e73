import type { Humeur } from '../../wire/humeur.ts';
import { expectColumn } from '../filter.ts';
import { COLUMNS, SCHEMA, TABLE, toRecord, type ColumnName } from '../table.ts';
import { RestError, unreadable } from './rest-error.ts';

/** Takes of a row what was asked for. */
export type Project = (row: Humeur) => Record<string, string | number>;

/** Reads `*`, `nom` and `name:nom`, separated by commas. */
export function readSelect(text: string): Project {
  const fields = text.split(',').flatMap(readField);
  return (row) => {
    const record = toRecord(row);
    return Object.fromEntries(fields.map(({ alias, column }) => [alias, record[column]]));
  };
}

interface Field {
  readonly alias: string;
  readonly column: ColumnName;
}

function readField(text: string): Field[] {
  if (text === '*' || text === '') return COLUMNS.map(({ name }) => ({ alias: name, column: name }));
  const related = /([^:(]*)\(/.exec(text);
  if (related) throw noRelation(related[1]!);
  const [, alias, name] = /^(?:("[^"]+"|[^:"]+):)?("[^"]+"|[^:"]+)$/.exec(text) ?? [];
  if (name === undefined) throw unreadable('select parameter', text, 'a column, or alias:column');
  const column = expectColumn(unquote(name));
  return [{ alias: unquote(alias ?? column), column }];
}

function noRelation(name: string): RestError {
  const message = `Could not find a relationship between '${TABLE}' and '${name}' in the schema cache`;
  const details = `Searched for a foreign key relationship between '${TABLE}' and '${name}' in the schema '${SCHEMA}', but no matches were found.`;
  return new RestError(400, 'PGRST200', message, { details });
}

/** A name without the quotes that it may stand in. */
export function unquote(name: string): string {
  return name.replace(/^"(.*)"$/, '$1');
}
