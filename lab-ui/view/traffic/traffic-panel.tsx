import type { BenchModel } from '../../bench/model.ts';

/** Not written yet. */
export function TrafficPanel({ bench }: { bench: BenchModel }) {
  return <p class="panel-note">{bench.phase.value}</p>;
}
