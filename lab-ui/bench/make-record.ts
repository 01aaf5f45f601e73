import { makeCursor, parseBatch, parseCursor, type Cursor, type Entry } from '../../lab-server/wire/batch.ts';
import type { LabInfo } from '../../lab-server/wire/control.ts';
import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import type {
  LaneRecord,
  Prediction,
  RecordedEvent,
  RunParameters,
  RunRecord,
} from '../../lab-server/wire/run.ts';
import type { LaneYield } from '../lane/driver.ts';
import type { Lane } from '../lane/lane.ts';
import type { Measured } from './run.ts';

/** Longest comment that a record keeps, characters. */
const COMMENT_LENGTH = 80;

export interface RecordParts {
  startedAt: Date;
  parameters: RunParameters;
  lab: LabInfo;
  browser: string;
  firstSeq: number;
  measured: Measured;
  lanes: readonly Lane[];
  moods: RecordedEvent[];
  transcript: readonly TranscriptRow[];
  predictions: readonly Prediction[];
}

/** Puts together what a run produced. */
export function makeRecord(parts: RecordParts): RunRecord {
  const { measured, lab, parameters, firstSeq, moods } = parts;
  const { lastSeq, lastedMs, origin, stopped, hidden, incidents } = measured;
  const lanes = parts.lanes.map((lane, n) => laneRecord(lane, measured.yields[n]!, firstSeq, lastSeq));
  return {
    format: 'humeur-lab-run',
    version: 1,
    startedAt: parts.startedAt.toISOString(),
    origin,
    lastedMs,
    parameters,
    lab: { version: lab.version, node: lab.node, browser: parts.browser },
    holdMs: lab.holdMs,
    coalesceMs: lab.coalesceMs,
    heartbeatMs: lab.heartbeatMs,
    events: lastSeq - firstSeq,
    moods,
    complete: lanes.every(({ missing }) => missing.length === 0),
    stopped,
    hidden,
    lanes,
    transcript: [...parts.transcript],
    predictions: [...parts.predictions],
    incidents,
  };
}

function laneRecord(lane: Lane, given: LaneYield, firstSeq: number, lastSeq: number): LaneRecord {
  const arrivals = given.arrivals.filter(({ seq }) => seq <= lastSeq);
  const had = new Set(arrivals.map(({ seq }) => seq));
  const missing: number[] = [];
  for (let seq = firstSeq + 1; seq <= lastSeq; seq++) if (!had.has(seq)) missing.push(seq);
  const { gaps, clock, states } = given;
  const { transport, reading, samples } = lane;
  return {
    transport,
    clock,
    arrivals,
    missing,
    gaps,
    reading: reading.value,
    samples: [...samples.value],
    states,
  };
}

/** Reads the run's events from the log itself, as a client that nobody counts; what is forgotten is left out. */
export async function readMoods(origin: string, first: Cursor, lastSeq: number): Promise<RecordedEvent[]> {
  const { epoch, seq } = parseCursor(first);
  const moods: RecordedEvent[] = [];
  let cursor: Cursor = makeCursor(epoch, seq);
  for (;;) {
    const url = new URL(`/stream/short-poll?client=record&after=${cursor}`, origin);
    const response = await fetch(url, { cache: 'no-store' });
    const batch = parseBatch(await response.json());
    moods.push(...batch.entries.filter((entry) => entry.seq <= lastSeq).map(moodOf));
    if (batch.entries.length === 0 || parseCursor(batch.next).seq >= lastSeq) return moods;
    cursor = batch.next;
  }
}

function moodOf({ seq, at, change }: Entry): RecordedEvent {
  const { id, nom, emoji, commentaire } = change.new ?? change.old;
  return {
    seq,
    at,
    eventType: change.eventType,
    id,
    nom,
    emoji,
    commentaire: commentaire.slice(0, COMMENT_LENGTH),
  };
}
