import type { Humeur } from '../wire/humeur.ts';

/** The one table that the lab has. */
export const SCHEMA = 'public';
export const TABLE = 'humeur';

/** Its columns in order, with their PostgreSQL types. */
export const COLUMNS = [
  { name: 'id', type: 'int8' },
  { name: 'nom', type: 'text' },
  { name: 'emoji', type: 'text' },
  { name: 'commentaire', type: 'text' },
  { name: 'created_at', type: 'timestamptz' },
  { name: 'updated_at', type: 'timestamptz' },
] as const;
export type ColumnName = (typeof COLUMNS)[number]['name'];
export type ColumnType = (typeof COLUMNS)[number]['type'];

/** The type of a column; undefined where there is none of this name. */
export function columnType(name: string): ColumnType | undefined {
  return COLUMNS.find((column) => column.name === name)?.type;
}

/** A row as PostgreSQL writes it into JSON: its timestamps have an offset and no zeros at the end of a fraction. */
export function toRecord(row: Humeur): Record<ColumnName, string | number> {
  const { id, nom, emoji, commentaire, created_at, updated_at } = row;
  const [created, updated] = [toTimestamptz(created_at), toTimestamptz(updated_at)];
  return { id, nom, emoji, commentaire, created_at: created, updated_at: updated };
}

function toTimestamptz(iso: string): string {
  return iso.replace(/(\.\d*?)0*Z$/, '$1Z').replace(/\.?Z$/, '+00:00');
}
