import type { Comparison, Method } from '../../../exercises/contract.ts';

/** What the live frame is told in its address: where its page is, and how to begin. */
export interface FrameSettings {
  /** Origin of the page around it. */
  page: string;
  theme: 'light' | 'dark';
  language: 'fr' | 'en';
  /** The student's name in requests. */
  client: string;
  /** Where to begin. */
  after: string;
}

/** A run of exercise 1. */
export interface RunOrder {
  type: 'run';
  client: string;
  after: string;
  durationMs: number;
  pollIntervalMs: number;
}

/** The stream of exercise 3, and who is given it. */
export interface StreamOrder {
  type: 'stream';
  /** Events a second; 0 stops. */
  rate: number;
  /** Events come ten at a time, and ten times less often. */
  bursts: boolean;
  /** One event in ten is delivered again. */
  duplicates: boolean;
  panes: readonly PaneName[];
}

/** Who is given the stream of exercise 3. */
export type PaneName = 'yours' | 'none' | 'course';
export const PANES: readonly PaneName[] = ['yours', 'none', 'course'];

/** What the page says to its live frame. */
export type ToFrame =
  | { type: 'ping'; nth: number }
  | { type: 'look'; theme: 'light' | 'dark'; language: 'fr' | 'en' }
  | { type: 'connect' | 'disconnect' | 'stop' | 'clear' }
  | RunOrder
  | StreamOrder;

/** What can be seen of a pane of exercise 3 from outside, since the last figures. */
export interface PaneFigures {
  /** Events handed over, and what `data-received` says of them. */
  given: number;
  received: number;
  /** Bursts of DOM writes. */
  writes: number;
  /** Milliseconds that its code took. */
  busyMs: number;
  /** Timers that it has set and that are still to fire. */
  timers: number;
  /** Rows shown. */
  rows: number;
  /** Moods that should be there and were never shown. */
  missing: number;
}

/** What the live frame says to its page. */
export type FromFrame =
  | { type: 'hello' | 'ready' }
  | { type: 'pong'; nth: number }
  | { type: 'thrown'; message: string; stack: string }
  | { type: 'missing'; name: string }
  | { type: 'received'; counts: Partial<Record<Method, number>>; last: Partial<Record<Method, string>> }
  | { type: 'result'; comparison: Comparison }
  | { type: 'failed' }
  | { type: 'indicator'; state: string | null; text: string; role: string | null }
  | { type: 'entries'; seqs: readonly number[] }
  | {
      type: 'figures';
      elapsedMs: number;
      longestFrameMs: number;
      panes: Partial<Record<PaneName, PaneFigures>>;
    };
