import type { CheckEvent, Place, StepInfo, StepResult } from '../../lab-server/wire/exercise.ts';
import type { Language } from './check-command-options.ts';
import { paint, wrap, type Paper } from './check-terminal-paper.ts';
import { TERMINAL_TEXTS, type TerminalTexts } from './check-terminal-texts.ts';

const MARKS = { pass: '✓', fail: '✗', skip: '–', error: '!' } as const;
const STYLES = { pass: 'green', fail: 'red', skip: 'gray', error: 'yellow' } as const;
/** Where what belongs to a step begins, and the words under it. */
const INDENT = 4;
const LABEL = 10;

/** Tells a run on a terminal: each step as it comes, the fact where it fails, a hint for the first that does. */
export class CheckReport {
  readonly #paper: Paper;
  readonly #language: Language;
  readonly #texts: TerminalTexts;
  /** The student's file as a person would name it from here. */
  readonly #file: string;
  #steps: readonly StepInfo[] = [];
  #told = 0;
  #seed = 0;
  #hinted = false;
  #pending = false;
  #lastReason = '';

  constructor(paper: Paper, language: Language, file: string) {
    this.#paper = paper;
    this.#language = language;
    this.#texts = TERMINAL_TEXTS[language];
    this.#file = file;
  }

  tell(event: CheckEvent): void {
    this.#eraseNext();
    if (event.type === 'steps') this.#begin(event);
    else if (event.type === 'broken') this.#broken(event.message, event.place);
    else if (event.type === 'step') this.#step(event.result);
    else this.#end(event);
  }

  #begin({ exercise, steps, seed }: CheckEvent & { type: 'steps' }) {
    this.#steps = steps;
    this.#seed = seed;
    this.#line(paint(this.#paper, 'bold', this.#texts.exercise(exercise, this.#file)));
    this.#line('');
    this.#showNext();
  }

  #broken(message: string, place: Place | null) {
    this.#line(`${paint(this.#paper, 'red', '✗')} ${this.#texts.broken}`);
    this.#detail('', message);
    this.#detail(this.#texts.place, this.#where(place) ?? this.#file);
  }

  #step(result: StepResult) {
    const step = this.#steps.find(({ id }) => id === result.id);
    if (!step) return;
    this.#told++;
    this.#title(step, result.status);
    const { sentence, status } = result;
    if (status === 'error') this.#detail('', this.#texts.error);
    if (status === 'skip') this.#reason(sentence?.[this.#language] ?? '');
    else if (sentence) this.#detail('', sentence[this.#language]);
    if (status === 'fail') this.#failure(step, result);
    for (const advice of result.advice) this.#detail(this.#texts.advice, advice[this.#language]);
    this.#showNext();
  }

  /** Why a step was skipped; once for all that follow each other for the same reason. */
  #reason(text: string) {
    if (text !== this.#lastReason) this.#detail('', text, 'gray');
    this.#lastReason = text;
  }

  #failure(step: StepInfo, { expected, found, thrown }: StepResult) {
    const { texts, language } = { texts: this.#texts, language: this.#language };
    if (expected) this.#detail(texts.expected, expected[language]);
    if (found) this.#detail(texts.found, found[language]);
    for (const { message, place } of thrown) {
      const where = this.#where(place);
      this.#detail(texts.thrown, where === null ? message : `${message} (${where})`);
    }
    // A hint is about the step; where nothing was expected yet, the code as a whole does not run.
    if (expected === null) return;
    if (!this.#hinted) this.#detail(texts.hint, step.hint[language], 'cyan');
    this.#hinted = true;
  }

  #end(sum: CheckEvent & { type: 'done' }) {
    const complete = sum.passed === sum.steps;
    this.#line('');
    const summary = paint(this.#paper, ['bold', complete ? 'green' : 'yellow'], this.#texts.summary(sum));
    this.#line(complete ? `${summary}. ${this.#texts.all}` : summary);
    if (!complete) this.#line(paint(this.#paper, 'gray', this.#texts.again(this.#seed)));
  }

  #title({ id, title, points, bonus }: StepInfo, status: StepResult['status']) {
    const sum = `${status === 'pass' ? points : 0}/${points}`;
    const earned = `${sum}${bonus ? ` ${this.#texts.bonus}` : ''} · ${id}`;
    const mark = paint(this.#paper, STYLES[status], MARKS[status]);
    this.#line(`${mark} ${title[this.#language]}  ${paint(this.#paper, 'gray', earned)}`);
  }

  /** The step that is being checked, until its result takes its place. */
  #showNext() {
    const next = this.#steps[this.#told];
    if (!next || !this.#paper.erasable) return;
    const title = `· ${next.title[this.#language]}…`.slice(0, this.#paper.width - 1);
    this.#paper.write(paint(this.#paper, 'gray', title));
    this.#pending = true;
  }

  #eraseNext() {
    if (this.#pending) this.#paper.write('\r\u001B[2K');
    this.#pending = false;
  }

  #detail(label: string, text: string, style?: Parameters<typeof paint>[1]) {
    const column = label === '' ? 0 : LABEL;
    const wrapped = wrap(text, this.#paper.width, INDENT + column);
    const shown = style === undefined ? wrapped : paint(this.#paper, style, wrapped);
    const head = paint(this.#paper, 'gray', label.padEnd(column));
    this.#line(' '.repeat(INDENT) + (label === '' ? '' : head) + shown);
  }

  #where(place: Place | null): string | null {
    return place === null ? null : `${this.#file}:${place.line}`;
  }

  #line(text: string) {
    this.#paper.write(`${text}\n`);
  }
}
