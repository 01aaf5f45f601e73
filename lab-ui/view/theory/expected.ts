import type { TransportName } from '../../../lab-server/wire/transports.ts';
import type { RunParameters, RunRecord } from '../../../lab-server/wire/run.ts';
import type { BenchModel } from '../../bench/model.ts';
import { expectationsBefore, surroundingsOf } from '../../measure/surroundings.ts';
import { expectation, type Expectation } from '../../measure/theory.ts';

/** What theory expects of one transport from a run's first moment to its end. */
export interface Expected {
  transport: TransportName;
  /** What it costs before any time has passed, and at the end: in between it grows evenly. */
  begin: Expectation;
  end: Expectation;
  /** When that end is, seconds since the run's start. */
  seconds: number;
}

const atStart = (parameters: RunParameters): RunParameters => ({ ...parameters, seconds: 0 });

/**
 * What theory expects of the run under way, or of the one that was; nothing before a run, which would tell a person
 * who is asked for a prediction.
 */
export function expectedOf(bench: BenchModel): readonly Expected[] {
  const record = bench.record.value;
  if (record) return expectedOfRecord(record);
  const lab = bench.lab.value;
  const isRunning = bench.phase.value === 'running' || bench.phase.value === 'settling';
  if (!isRunning || !lab) return [];
  const parameters = bench.parameters.value;
  const begin = expectationsBefore(atStart(parameters), lab);
  return expectationsBefore(parameters, lab).map((end, n) => ({
    transport: end.transport,
    begin: begin[n]!,
    end,
    seconds: parameters.seconds,
  }));
}

/** A record's lanes stay the same object when something is written into the record. */
const known = new WeakMap<RunRecord['lanes'], readonly Expected[]>();

/** What theory expects of a run that was measured, for as long as its feed ran. */
export function expectedOfRecord(record: RunRecord): readonly Expected[] {
  const before = known.get(record.lanes);
  if (before) return before;
  const surroundings = surroundingsOf(record);
  const { parameters, lastedMs } = record;
  const seconds = Math.min(parameters.seconds, lastedMs / 1_000);
  const expected = record.lanes.map(({ transport }) => ({
    transport,
    begin: expectation(transport, atStart(parameters), surroundings),
    end: expectation(transport, { ...parameters, seconds }, surroundings),
    seconds,
  }));
  known.set(record.lanes, expected);
  return expected;
}
