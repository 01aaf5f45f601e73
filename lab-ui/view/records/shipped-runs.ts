import { parseRunRecord, type RunRecord } from '../../../lab-server/wire/run.ts';
import { keepOut } from './session-runs.ts';

/** The recorded runs that come with the lab, in lab-ui/public/runs: for when nothing can be measured. */
export const SHIPPED = ['classroom', 'tunnel'] as const;
export type ShippedName = (typeof SHIPPED)[number];

const loaded = new Map<ShippedName, Promise<RunRecord>>();

/** Loads a shipped run, once; rejects when the lab does not answer, and may be asked again. */
export function loadShipped(name: ShippedName): Promise<RunRecord> {
  const known = loaded.get(name) ?? load(name);
  loaded.set(name, known);
  known.catch(() => loaded.delete(name));
  return known;
}

async function load(name: ShippedName): Promise<RunRecord> {
  const response = await fetch(`/runs/${name}.json`);
  if (!response.ok) throw new Error(`Expected status 200, got ${response.status}`);
  const record = parseRunRecord(await response.text());
  keepOut(record);
  return record;
}
