import type { TranscriptRow } from '../../../lab-server/wire/readings.ts';
import type { TransportName } from '../../../lab-server/wire/transports.ts';
import type { Stage } from '../stage.ts';

/** One request as the server saw it, from its head to its end; times on the server's clock. */
export interface Asked {
  readonly exchange: number;
  readonly at: number;
  /** The seq of the cursor that it asked from; null when it had none. */
  readonly after: number | null;
  status: number | null;
  /** When the server had written the answer, or the stream was over; null: it is still under way. */
  doneAt: number | null;
  /** What was written for it: how many entries, and when. */
  readonly written: { entries: number; at: number }[];
}

/** Every request of the student on one transport, oldest first. */
export function asked(stage: Stage, transport: TransportName): Asked[] {
  const byExchange = new Map<number, Asked>();
  for (const row of stage.rows()) if (row.transport === transport) enter(byExchange, row);
  return [...byExchange.values()];
}

function enter(byExchange: Map<number, Asked>, row: TranscriptRow): void {
  const { exchange, at } = row;
  if (row.kind === 'request') {
    const after = typeof row.after === 'string' ? seqOf(row.after) : null;
    byExchange.set(exchange, { exchange, at, after, status: null, doneAt: null, written: [] });
  }
  const request = byExchange.get(exchange);
  if (!request) return;
  if (row.kind === 'answer') {
    request.status = row.status ?? null;
    request.written.push({ entries: row.entries ?? 0, at });
    if (row.transport !== 'websocket' && row.transport !== 'sse') request.doneAt = at;
  }
  if (row.kind === 'frame') request.written.push({ entries: row.entries ?? 0, at });
  if (row.kind === 'end') request.doneAt ??= at;
}

/** When the server had written each entry for the student: the first time counts. */
export function deliveries(requests: readonly Asked[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const { after, written } of requests) {
    let seq = after ?? 0;
    for (const { entries, at } of written) {
      for (let n = 0; n < entries; n++) if (!times.has(++seq)) times.set(seq, at);
    }
  }
  return times;
}

/** How many requests were answered with a batch without entries. */
export function useless(requests: readonly Asked[]): number {
  return requests.filter(
    ({ status, written }) =>
      (status === 200 || status === 304) && written.every(({ entries }) => entries === 0),
  ).length;
}

/** The number in a cursor. */
export function seqOf(cursor: string): number {
  return Number(cursor.slice(cursor.lastIndexOf('.') + 1));
}

/** The student's requests and streams that are open now, on one transport or on all. */
export function open(stage: Stage, transport?: TransportName): number {
  const readings = stage.lab.host.meter.read('student');
  return readings
    .filter((reading) => transport === undefined || reading.transport === transport)
    .reduce((sum, reading) => sum + reading.open, 0);
}
