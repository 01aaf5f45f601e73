import type { Comparison, Method, MethodResult } from '../../../exercises/contract.ts';
import { failed, type Finding } from '../check.ts';
import type { Stage } from '../stage.ts';
import type { Filled } from '../isolated-world.ts';
import type { StudentPage } from '../student-page.ts';
import { seqOf } from './comparison-ledger.ts';
import { Watch } from './comparison-watch.ts';

/** A mood that the check committed: what the harness lists of it, its seq and its comment. */
export interface Line {
  readonly text: string;
  readonly seq: number;
  /** When it was committed, milliseconds of this process. */
  readonly at: number;
}

/** The student's run: what the page says of it, and what the check gave it. */
export interface Run {
  readonly student: StudentPage;
  readonly watch: Watch;
  readonly durationMs: number;
  readonly pollIntervalMs: number;
  /** The bench's cursor, and its seq. */
  readonly cursor: string;
  readonly after: number;
  /** Every mood committed after the cursor that the run began with, in order. */
  readonly lines: Line[];
  /** A moment before the measurement began, milliseconds of this process: until then + durationMs it surely lasts. */
  startedAt: number;
  /** When the button was pressed, by the clock of the page's isolated world, milliseconds. */
  pressedAt: number;
  /** Until then a fault of the check's own kept moods back, milliseconds of this process. */
  troubledUntil: number;
}

/** A check's limit, milliseconds: what never ends is found much earlier, so this is for a machine that is overloaded. */
export const LIMIT_MS = 60_000;

/** The statement's second in which a run has to end, and two more; and so many times what the page's answer takes. */
const [PROMPT_MS, PROMPT_PINGS] = [3_000, 20];

/** A page that answers slowly measures longer: so many times what an answer takes, at most so many milliseconds. */
const [LONGER, LONGEST_MS] = [15, 1_500];

/** Opens the page on a fresh cursor; some moods are older than it, and none of the run's business. */
export async function openRun(stage: Stage, durationMs: number, pollIntervalMs: number): Promise<Run> {
  await stage.post(stage.draw(1, 4));
  const cursor = stage.lab.log.latest;
  const longer = Math.min(LONGEST_MS, LONGER * (await answerMs(stage)));
  const settings = { durationMs: Math.round(durationMs + longer), pollIntervalMs };
  const student = await stage.page({ after: cursor, ...settings });
  const watch = Watch.over(student);
  return {
    ...settings,
    student,
    watch,
    cursor,
    after: seqOf(cursor),
    lines: [],
    startedAt: Number.NaN,
    pressedAt: Number.NaN,
    troubledUntil: 0,
  };
}

/** How long this lab takes to answer this process, milliseconds. */
async function answerMs(stage: Stage): Promise<number> {
  const begun = performance.now();
  await (await fetch(`${stage.origin}/time`)).text();
  return performance.now() - begun;
}

/** The same bench with another duration or interval, for the next measurement on the same page. */
export async function changed(
  run: Run,
  settings: Partial<Pick<Run, 'durationMs' | 'pollIntervalMs'>>,
): Promise<Run> {
  const next = { ...run, ...settings };
  const { cursor, durationMs, pollIntervalMs } = next;
  await run.student.tell({ after: cursor, durationMs, pollIntervalMs });
  return next;
}

/** Begins a measurement. */
export async function start(run: Run): Promise<void> {
  run.startedAt = performance.now();
  run.pressedAt = await run.student.click('start');
}

/** When the measurement surely still lasts until, milliseconds of this process. */
export function sureUntil({ startedAt, durationMs }: Run): number {
  return startedAt + durationMs;
}

/** How long after its end, or its abort, a run may take to return, milliseconds. */
export function promptMs({ watch }: Run): number {
  return PROMPT_MS + PROMPT_PINGS * watch.pingMs;
}

/** Commits moods and notes them; the comment is new, and mostly of characters that UTF-16 counts as less. */
export async function post(stage: Stage, { lines }: Run, count: number, length = 4): Promise<void> {
  for (let n = 0; n < count; n++) {
    const commentaire = `${stage.draw(0, 2 ** 30).toString(36)} ${'é🌈ç😴'.repeat(length)}`;
    await stage.lab.store.insert({ nom: 'Zoé', emoji: '🤯', commentaire });
    const seq = seqOf(stage.lab.log.latest);
    lines.push({ text: `${seq} ${commentaire}`, seq, at: performance.now() });
  }
}

/** Looks until `holds`, at most so long; says whether it did. What takes no time costs none. */
export async function within(ms: number, holds: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) return false;
    await pause(3);
  }
  return true;
}

/** Lets real time pass, where time itself is what is given to the student's code. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What a method passed on, in order, as the page lists it. */
export function received({ student }: Run, method: Method): Promise<string[]> {
  return student.world.texts(`#${method} li`);
}

/** What the student's function returned, as soon as it has; null where it has not after so long, milliseconds. */
export function resultOf({ student }: Run, ms: number): Promise<Filled | null> {
  return student.world.filled('#result', ms);
}

/** Waits for the end of the run, and takes what it returned apart; a Finding says why it cannot be. */
export async function comparison(run: Run): Promise<Comparison | Finding> {
  const left = sureUntil(run) - performance.now();
  const result = await resultOf(run, left + promptMs(run));
  // What the browser had to tell of the network until then is told when the page has answered.
  await run.student.roundTrip();
  if (!result) {
    const expected = {
      fr: `un résultat après ${run.durationMs} ms`,
      en: `a result after ${run.durationMs} ms`,
    };
    return failed(
      expected,
      { fr: 'aucun', en: 'none' },
      {
        fr: `La mesure devait durer ${run.durationMs} ms ; trois secondes plus tard, votre promesse attend encore.`,
        en: `The measurement was to last ${run.durationMs} ms; three seconds later your promise is still pending.`,
      },
    );
  }
  const { text } = result;
  const value = parse(text);
  if (isResult(value?.polling) && isResult(value?.websocket)) return value as Comparison;
  const expected = {
    fr: '{ polling, websocket }, cinq nombres chacun',
    en: '{ polling, websocket }, each with five numbers',
  };
  return failed(expected, text.slice(0, 300), {
    fr: `Votre fonction a rendu ${text.slice(0, 300)} ; il faut un MethodResult pour polling et pour websocket.`,
    en: `Your function returned ${text.slice(0, 300)}; it takes a MethodResult for polling and for websocket.`,
  });
}

/** Whether `comparison` found nothing to work with. */
export function isFinding(value: object): value is Finding {
  return 'passed' in value;
}

function parse(text: string): Partial<Record<Method, unknown>> | null {
  try {
    return JSON.parse(text) as Partial<Record<Method, unknown>> | null;
  } catch {
    return null;
  }
}

const COUNTS = ['requests', 'events', 'payloadBytes', 'uselessRequests'] as const;

/** Whether a value has a MethodResult's numbers. */
export function isResult(value: unknown): value is MethodResult {
  if (typeof value !== 'object' || value === null) return false;
  const result = value as Partial<MethodResult>;
  return COUNTS.every((key) => typeof result[key] === 'number') && 'meanLatencyMs' in result;
}
