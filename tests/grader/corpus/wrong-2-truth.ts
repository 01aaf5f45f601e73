import type { WrongProgram } from './row.ts';

const AFTER = "url.searchParams.set('after', this.#cursor);";

/** Moods that are lost or repeated, and indicators that do not tell the truth. */
export const wrongTruth: readonly WrongProgram[] = [
  {
    id: 'M2-31',
    fault: 'comes back without a cursor',
    replace: [[AFTER, `if (this.#state === 'connecting') ${AFTER}`]],
    caughtBy: '2.resumes',
    alsoBy: ['2.heartbeat'],
    says: 'moods posted meanwhile: expected, once each and in order',
  },
  {
    id: 'M2-32',
    fault: 'comes back with the cursor that it began with',
    replace: [[AFTER, "url.searchParams.set('after', this.#options.after);"]],
    caughtBy: '2.resumes',
    says: 'After outage no. 1',
  },
  {
    id: 'start-ignored',
    fault: 'the first cursor is not sent',
    replace: [[AFTER, `if (this.#cursor !== this.#options.after) ${AFTER}`]],
    caughtBy: '2.connects',
    says: 'The moods that `after` asks for',
  },
  {
    id: 'first-of-batch',
    fault: 'only the first entry of a message is passed on',
    replace: [['for (const entry of batch.entries)', 'for (const entry of batch.entries.slice(0, 1))']],
    caughtBy: '2.connects',
    says: 'expected, once each and in order',
  },
  {
    id: 'newest-first',
    fault: 'the entries of a message are passed on backwards',
    replace: [['of batch.entries)', 'of [...batch.entries].reverse())']],
    caughtBy: '2.connects',
    says: 'expected, once each and in order',
  },
  {
    id: 'M2-34',
    fault: '`connected` as soon as there is a WebSocket',
    replace: [["this.#show('connecting');", "this.#show('connected');"]],
    caughtBy: '2.indicator',
    says: 'While the server has not answered yet, the indicator says “connected”',
  },
  {
    id: 'M2-34b',
    fault: '`connected` as soon as an attempt begins',
    replace: [
      [
        '        this.#retryTimer = undefined;\n        this.#open();',
        "        this.#retryTimer = undefined;\n        this.#open();\n        this.#show('connected');",
      ],
    ],
    caughtBy: '2.truth',
    says: 'During an attempt that the server has not answered yet',
  },
  {
    id: 'M2-34c',
    fault: 'green for ever: a loss is not shown',
    replace: [["    this.#show('reconnecting');\n", '']],
    caughtBy: '2.truth',
    alsoBy: ['2.heartbeat'],
    says: 'the indicator says “connected”; expected “reconnecting”',
  },
  {
    id: 'M2-35',
    fault: 'no role',
    replace: [["    options.indicator.setAttribute('role', 'status');\n", '']],
    caughtBy: '2.indicator',
    says: 'expected role="status"',
  },
  {
    id: 'M2-35b',
    fault: 'one text for all states',
    replace: [['TEXTS[state];', "'⚡ Realtime';"]],
    caughtBy: '2.indicator',
    says: 'colour alone is not enough',
  },
  {
    id: 'M2-35c',
    fault: 'a colour, and no text',
    replace: [
      [
        'indicator.textContent = TEXTS[state];',
        "indicator.style.background = TEXTS[state] ? 'green' : 'red';",
      ],
    ],
    caughtBy: '2.indicator',
    alsoBy: ['2.gives-up'],
    says: 'the indicator has no text',
  },
];
