import type { Comparison, Method, MethodResult } from '../../../exercises/contract.ts';
import { failed, type Finding } from '../check.ts';
import type { Stage } from '../stage.ts';
import type { StudentPage } from '../student-page.ts';
import { seqOf } from './comparison-ledger.ts';

/** A mood that the check committed, as the harness lists it: its seq and its comment. */
export type Line = string;

/** The student's run: what the page says of it, and what the check gave it. */
export interface Run {
  readonly student: StudentPage;
  readonly durationMs: number;
  readonly pollIntervalMs: number;
  /** The seq of the bench's cursor. */
  readonly after: number;
  /** Every mood committed after the cursor that the run began with, in order. */
  readonly lines: Line[];
}

/** Opens the page on a fresh cursor; some moods are older than it, and none of the run's business. */
export async function openRun(stage: Stage, durationMs: number, pollIntervalMs: number): Promise<Run> {
  await stage.post(stage.draw(1, 4));
  const after = stage.lab.log.latest;
  const student = await stage.page({ after, durationMs, pollIntervalMs });
  return { student, durationMs, pollIntervalMs, after: seqOf(after), lines: [] };
}

/** Commits moods and notes them; the comment is new, and mostly of characters that UTF-16 counts as less. */
export async function post(stage: Stage, { lines }: Run, count: number, length = 4): Promise<void> {
  for (let n = 0; n < count; n++) {
    const commentaire = `${stage.draw(0, 2 ** 30).toString(36)} ${'é🌈ç😴'.repeat(length)}`;
    await stage.lab.store.insert({ nom: 'Zoé', emoji: '🤯', commentaire });
    lines.push(`${seqOf(stage.lab.log.latest)} ${commentaire}`);
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

/** The moods that a method passed on, in order. */
export function received({ student }: Run, method: Method): Promise<Line[]> {
  return student.page.locator(`#${method} li`).allTextContents();
}

/** What the student's function returned, if it has. */
export async function resultText({ student }: Run): Promise<string> {
  return (await student.page.locator('#result').textContent()) ?? '';
}

/** Waits for the end of the run, and takes what it returned apart; a Finding says why it cannot be. */
export async function comparison(run: Run): Promise<Comparison | Finding> {
  let text = '';
  const ended = await within(run.durationMs + 2_000, async () => (text = await resultText(run)) !== '');
  if (!ended) {
    return failed(`a result after ${run.durationMs} ms`, 'none', {
      fr: `La mesure devait durer ${run.durationMs} ms ; deux secondes plus tard, votre promesse attend encore.`,
      en: `The measurement was to last ${run.durationMs} ms; two seconds later your promise is still pending.`,
    });
  }
  const value = parse(text);
  if (isResult(value?.polling) && isResult(value?.websocket)) return value as Comparison;
  return failed('{ polling, websocket }, each with five numbers', text.slice(0, 300), {
    fr: `Votre fonction a rendu ${text.slice(0, 300)} ; il faut un MethodResult pour polling et pour websocket.`,
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
