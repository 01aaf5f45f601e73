import type { CheckEvent } from './exercise.ts';

/**
 * What `GET /exercises/N/events` tells a page, one JSON an event: what a check tells, and what becomes of the file.
 * A page that comes later is told everything since the last save at once.
 */
export type ExerciseEvent =
  | CheckEvent
  /**
   * The student's file as it was saved last, or that there is none (`file` null): `expected` is where it belongs, and
   * `root` the folder of the exercises. What was checked before no longer holds.
   */
  | { type: 'file'; file: string | null; expected: string; root: string }
  /** The file as it is now can be run. A larger revision is newer code. */
  | { type: 'code'; revision: number }
  /** Nothing can be checked here: the command is not there, Playwright is not, or it has ended before its end. */
  | { type: 'no-checker'; why: 'command' | 'playwright' | 'ended'; detail: string };

/** What `POST /exercises/N/place` is asked: where this stack of a program is in the student's file. */
export interface PlaceQuestion {
  program: string;
  revision: number;
  stack: string;
}
