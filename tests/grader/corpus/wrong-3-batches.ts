import type { WrongProgram } from './row.ts';

const TIMER = 'else this.#timer ??= setTimeout(() => this.#flush(), batchInterval);';
const TAKE = 'this.#queue = [];\n    for';
const FLUSHED = 'this.#write();\n  }\n\n  /** Every change';

/** Exercise 3: when a batch goes, and what is written then. */
export const wrongBatches: readonly WrongProgram[] = [
  {
    id: 'M3-01',
    fault: 'a partial batch is never shown',
    replace: [[`if (full && rested) this.#flush();\n    ${TIMER}`, 'if (full) this.#flush();']],
    caughtBy: '3.last-batch',
    says: 'the list shows no mood',
  },
  {
    id: 'M3-02',
    fault: 'each event starts the timer anew',
    replace: [
      [
        TIMER,
        'else {\n clearTimeout(this.#timer);\n this.#timer = setTimeout(() => this.#flush(), batchInterval);\n}',
      ],
    ],
    caughtBy: '3.trickle',
    says: 'one of them was still not on the page after',
  },
  {
    id: 'M3-03',
    fault: 'a full batch forgets its timer without clearing it, as the chapter’s handler does',
    replace: [['clearTimeout(this.#timer);\n    this.#timer = undefined;', 'this.#timer = undefined;']],
    caughtBy: '3.clears-timer',
    says: 'of them too early',
  },
  {
    id: 'M3-04',
    fault: 'a full batch clears its timer and keeps the handle: the next batch has none',
    replace: [
      [
        'if (full && rested) this.#flush();',
        'if (full && rested) {\n const timer = this.#timer;\n this.#flush();\n this.#timer = timer;\n }',
      ],
    ],
    caughtBy: '3.full-batch',
    says: 'A few events after a full batch',
  },
  {
    id: 'M3-05',
    fault: 'a batch is shown after the end',
    replace: [['this.#disposed = true;\n    clearTimeout(this.#timer);', 'this.#disposed = true;']],
    caughtBy: '3.dispose',
    says: 'events were waiting',
  },
  {
    id: 'M3-05-interval',
    fault: 'an interval that nothing ends',
    replace: [
      [
        'maxDisplayed: 100, ...options };',
        'maxDisplayed: 100, ...options };\n setInterval(() => this.#queue.length, 500);',
      ],
    ],
    caughtBy: '3.dispose',
    says: 'timer(s) still run',
  },
  {
    id: 'M3-05-late',
    fault: 'events are still taken after the end',
    replace: [['if (this.#disposed) return;', '']],
    caughtBy: '3.dispose',
    says: 'addEvent() was called afterwards',
  },
  {
    id: 'M3-06',
    fault: 'the queue is emptied after the batch was shown',
    replace: [
      ['#flush(): void {', 'async #flush(): Promise<void> {'],
      [TAKE, 'for'],
      [FLUSHED, 'this.#write();\n await Promise.resolve();\n this.#queue = [];\n }\n\n  /** Every change'],
    ],
    caughtBy: '3.meanwhile',
    says: 'came while the batch before was being shown',
  },
  {
    id: 'M3-07',
    fault: 'the batch is the very array that is emptied',
    replace: [[TAKE, 'this.#queue.length = 0;\n    for']],
    caughtBy: '3.shows',
    says: 'the list shows no mood',
  },
  {
    id: 'M3-22',
    fault: 'only the first event of a window is shown: nothing shows the last',
    replace: [[`if (full && rested) this.#flush();\n    ${TIMER}`, 'if (rested) this.#flush();']],
    caughtBy: '3.shows',
    says: 'the list shows no.',
  },
  {
    id: 'M3-23',
    fault: 'a second write comes late, with what was true before',
    replace: [
      [
        "totals.dataset['received'] = String(this.#received);",
        "const late = String(this.#received);\n totals.dataset['received'] = late;\n setTimeout(() => {\n if (!this.#disposed) totals.dataset['received'] = late;\n }, 2 * this.#options.batchInterval);",
      ],
    ],
    caughtBy: '3.meanwhile',
    says: 'came while the batch before was being shown',
  },
  {
    id: 'M3-24',
    fault: 'a full batch that has to wait takes no more events',
    replace: [
      ['const full = ', 'if (this.#queue.length > maxBatchSize) this.#queue.pop();\n    const full = '],
    ],
    caughtBy: '3.one-burst',
    says: 'the list shows',
  },
  {
    id: 'M3-25',
    fault: 'full batches are written as soon as they are full, however fast they come',
    replace: [['if (full && rested)', 'if (full)']],
    caughtBy: '3.one-burst',
    says: 'of them too early',
  },
  {
    id: 'M3-25-each',
    fault: 'no batches: each event is written at once',
    replace: [[`if (full && rested) this.#flush();\n    ${TIMER}`, 'this.#flush();']],
    caughtBy: '3.clears-timer',
    says: 'of them too early',
  },
  {
    id: 'M3-26',
    fault: 'all handlers share one timer',
    replace: [
      [
        '#timer: ReturnType<typeof setTimeout> | undefined;',
        'static timer: ReturnType<typeof setTimeout> | undefined;\n get #timer() { return PerformantRealtimeHandler.timer; }\n set #timer(timer) { PerformantRealtimeHandler.timer = timer; }',
      ],
    ],
    caughtBy: '3.two-handlers',
    says: 'Two handlers get the same events',
  },
  {
    id: 'M3-26-seen',
    fault: 'all handlers share the memory of events',
    replace: [
      [
        'readonly #seen = new Set<string>();',
        'static readonly seen = new Set<string>();\n #seen = PerformantRealtimeHandler.seen;',
      ],
    ],
    caughtBy: '3.two-handlers',
    says: 'the second',
  },
  {
    id: 'M3-27',
    fault: 'only an animation frame writes',
    replace: [[FLUSHED, 'requestAnimationFrame(() => this.#write());\n }\n\n  /** Every change']],
    caughtBy: '3.hidden-tab',
    says: 'The tab is hidden and has no frames',
  },
  {
    id: 'M3-27-paused',
    fault: 'what comes while the tab is hidden is left out',
    replace: [['if (this.#disposed) return;', 'if (this.#disposed || document.hidden) return;']],
    caughtBy: '3.hidden-tab',
    says: 'The tab is hidden and has no frames',
  },
  {
    id: 'M3-34',
    fault: 'the interval is written into the code',
    replace: [['maxDisplayed: 100, ...options }', 'maxDisplayed: 100, ...options, batchInterval: 100 }']],
    caughtBy: '3.clears-timer',
    says: 'of them too early',
  },
  {
    id: 'M3-34-size',
    fault: 'the size is written into the code',
    replace: [['maxDisplayed: 100, ...options }', 'maxDisplayed: 100, ...options, maxBatchSize: 10 }']],
    caughtBy: '3.full-batch',
    says: 'A full batch,',
  },
  {
    id: 'off-by-one',
    fault: 'a full batch is one more than maxBatchSize',
    replace: [['.length >= maxBatchSize', '.length > maxBatchSize']],
    caughtBy: '3.full-batch',
    says: 'it was on the page after',
  },
];
