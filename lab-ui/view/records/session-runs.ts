import { effect, signal } from '@preact/signals';
import type { RunRecord } from '../../../lab-server/wire/run.ts';
import type { BenchModel } from '../../bench/model.ts';

/** So many runs are kept, the oldest go first: a long run's record takes megabytes. */
const MOST_RUNS = 20;

/** A run of this session: measured here, or brought in. */
export interface KeptRun {
  key: string;
  imported: boolean;
  record: RunRecord;
}

/** Newest first; they last as long as the page. */
export const keptRuns = signal<readonly KeptRun[]>([]);

/** Records that are listed elsewhere, by their keys. */
const listedElsewhere = new Set<string>();

/** What tells one run from another. */
export const keyOf = ({ startedAt, origin }: RunRecord): string => `${startedAt} ${origin}`;

/** Keeps each run of the bench from now on, with what is said about it afterwards. */
export function keepRuns(bench: BenchModel): void {
  effect(() => {
    const record = bench.record.value;
    if (record && !listedElsewhere.has(keyOf(record))) keep(record, false);
  });
}

/** Keeps a run that was brought in. */
export function keepImported(record: RunRecord): void {
  keep(record, true);
}

/** A run that need not be kept: it can be loaded again at any time. */
export function keepOut(record: RunRecord): void {
  listedElsewhere.add(keyOf(record));
}

/** A run that is known already takes its new form in its old place. */
function keep(record: RunRecord, imported: boolean): void {
  const key = keyOf(record);
  const runs = keptRuns.peek();
  const known = runs.some((run) => run.key === key);
  keptRuns.value = known
    ? runs.map((run) => (run.key === key ? { ...run, record } : run))
    : [{ key, imported, record }, ...runs].slice(0, MOST_RUNS);
}
