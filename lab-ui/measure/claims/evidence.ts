import type { TranscriptRow } from '../../../lab-server/wire/readings.ts';
import type { TransportName } from '../../../lab-server/wire/transports.ts';
import type { LaneRecord, RunRecord } from '../../../lab-server/wire/run.ts';
import { resultsOf, type Result } from '../results.ts';
import { surroundingsOf } from '../surroundings.ts';
import type { Surroundings } from '../theory.ts';
import { lossesOf, type Loss } from './losses.ts';

/** What a run shows of one transport. */
export interface LaneEvidence {
  readonly transport: TransportName;
  readonly lane: LaneRecord;
  readonly result: Result;
  /** Its lines of the transcript. */
  readonly rows: readonly TranscriptRow[];
  /** False where the transcript has forgotten its beginning. */
  readonly whole: boolean;
  readonly losses: readonly Loss[];
}

/** What claims are judged by. */
export interface Evidence {
  readonly record: RunRecord;
  readonly lanes: ReadonlyMap<TransportName, LaneEvidence>;
  readonly surroundings: Surroundings;
  /** One way from server to page, milliseconds: half the network's round trip and what browser and server need. */
  readonly transitMs: number;
}

/** Lays out a run for judging. */
export function evidenceOf(record: RunRecord): Evidence {
  const results = resultsOf(record);
  const lanes = record.lanes.map((lane, index): LaneEvidence => {
    const rows = record.transcript.filter(({ transport }) => transport === lane.transport);
    const whole = rows.filter(({ kind }) => kind === 'request').length >= lane.reading.requests;
    const { transport } = lane;
    return { transport, lane, result: results[index]!, rows, whole, losses: lossesOf(lane, rows) };
  });
  const surroundings = surroundingsOf(record);
  return {
    record,
    lanes: new Map(lanes.map((lane) => [lane.transport, lane])),
    surroundings,
    transitMs: record.parameters.network.rttMs / 2 + surroundings.processingMs,
  };
}

/** Whether something of these kinds was done during the run to the whole lab, or to this transport. */
export function happened(
  { record }: Evidence,
  transport: TransportName,
  ...kinds: ('restart' | 'tunnel' | 'refuse' | 'cut' | 'freeze')[]
): boolean {
  return record.incidents.some(({ what }) =>
    kinds.some((kind) => what === kind || what.startsWith(`${transport}: ${kind}`)),
  );
}
