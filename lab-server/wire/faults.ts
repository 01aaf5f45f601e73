/** The small erroneous programs of "find the fault", in the page's order: each is `<name>.ts` in FAULT_FOLDER. */
export const FAULTS = [
  'full-batch',
  'lost-insert',
  'heartbeats',
  'fresh-connection',
  'two-clocks',
  'jitter-at-the-cap',
] as const;
export type FaultName = (typeof FAULTS)[number];

/** Their folder among the exercises'. */
export const FAULT_FOLDER = '04-find-the-fault';

/** A program as it was saved last: `GET /exercises/4/<name>`. A new revision is a new text. */
export interface FaultSource {
  /** Its name with the ending; null when there is no such file. */
  file: string | null;
  text: string;
  revision: string;
}

/** `GET /exercises/4/events` tells the programs that have changed, one event each. */
export interface FaultChange {
  type: 'code';
  fault: FaultName;
}
