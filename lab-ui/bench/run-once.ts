import { effect } from '@preact/signals';
import type { RunParameters, RunRecord } from '../../lab-server/wire/run.ts';
import type { BenchModel } from './model.ts';

/** What the Compare page offers on its `window` to programs, such as `npm run compare`. */
export interface ForPrograms {
  /** One run; its figures are drawn as any other's. */
  runComparison(parameters: RunParameters): Promise<RunRecord>;
}

/** One whole run, as soon as the lab is there; rejects with what went wrong. */
export async function runOnce(bench: BenchModel, parameters: RunParameters): Promise<RunRecord> {
  await new Promise<void>((resolve) => {
    const stop = effect(() => {
      if (bench.phase.value === 'connecting') return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
  await bench.start(parameters);
  const record = bench.record.peek();
  if (!record) throw new Error(bench.trouble.peek()?.detail ?? 'Expected a free bench, got one at work.');
  return record;
}
