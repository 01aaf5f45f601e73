import type { WrongProgram } from './row.ts';

const DELAY = 'Math.random() * Math.min(maxReconnectDelay, baseReconnectDelay * 2 ** attempt)';
const COUNTED = 'this.nextDelay(this.#attempt++)';
const LIMIT = 'if (this.#attempt >= this.#options.maxReconnectAttempts)';

/** Wrong delays and wrong counts of attempts. */
export const wrongBackoff: readonly WrongProgram[] = [
  {
    id: 'M2-01',
    fault: 'a fixed delay, with jitter',
    replace: [[DELAY, '(0.5 + Math.random()) * baseReconnectDelay']],
    caughtBy: '2.backoff-grows',
    says: 'your typical pauses are',
  },
  {
    id: 'M2-02',
    fault: 'linear growth',
    replace: [[DELAY, 'Math.min(maxReconnectDelay, baseReconnectDelay * (attempt + Math.random()))']],
    caughtBy: '2.backoff-grows',
    says: 'Doubling, the fifth is over',
  },
  {
    id: 'M2-03',
    fault: '`^` is an exclusive OR',
    replace: [['2 ** attempt', '(2 ^ attempt)']],
    caughtBy: '2.backoff-grows',
    says: 'your typical pauses are',
  },
  {
    id: 'M2-04',
    fault: 'the delay is always that of attempt 0',
    replace: [[COUNTED, 'this.nextDelay(0 * this.#attempt++)']],
    caughtBy: '2.backoff-grows',
    says: 'your typical pauses are',
  },
  {
    id: 'M2-04b',
    fault: 'each attempt counts twice',
    replace: [[COUNTED, 'this.nextDelay((this.#attempt += 2) - 2)']],
    caughtBy: '2.gives-up',
    says: 'no server: you made',
  },
  {
    id: 'M2-05',
    fault: 'no cap',
    replace: [[DELAY, '(0.5 + Math.random() / 2) * baseReconnectDelay * 2 ** attempt']],
    caughtBy: '2.backoff-cap',
    says: 'you waited longer',
  },
  {
    id: 'M2-06',
    fault: 'jitter is added after the cap, which is exceeded',
    replace: [
      [DELAY, 'Math.min(maxReconnectDelay, baseReconnectDelay * 2 ** attempt) + Math.random() * 1_000'],
    ],
    caughtBy: '2.backoff-cap',
    says: 'you waited longer',
  },
  {
    id: 'M2-08',
    fault: 'one draw for the whole life of a client',
    replace: [
      ['  #attempt = 0;\n  #retryTimer', '  #attempt = 0;\n  readonly #luck = Math.random();\n  #retryTimer'],
      ['Math.random() * Math.min(', '(0.5 + this.#luck / 2) * Math.min('],
    ],
    caughtBy: '2.jitter',
    says: 'keeps the same draw',
  },
  {
    id: 'M2-09',
    fault: 'no jitter',
    replace: [['Math.random() * Math.min(', 'Math.min(']],
    caughtBy: '2.jitter',
    says: 'came back almost together',
  },
  {
    id: 'M2-09b',
    fault: 'jitter that is rounded to 0',
    replace: [['Math.random() * Math.min(', 'Math.floor(Math.random()) * 1_000 + Math.min(']],
    caughtBy: '2.jitter',
    says: 'came back almost together',
  },
  {
    id: 'M2-11',
    fault: 'the jitter is on the heartbeat',
    replace: [
      ['Math.random() * Math.min(', 'Math.min('],
      ['}, this.#options.heartbeatInterval);', '}, this.#options.heartbeatInterval + Math.random() * 100);'],
    ],
    caughtBy: '2.jitter',
    says: 'came back almost together',
  },
  {
    id: 'M2-12',
    fault: 'the counter never goes back to 0',
    replace: [
      ['this.#attempt = 0;\n      return this.#heartbeatLater();', 'return this.#heartbeatLater();'],
      ['if (batch.entries.length > 0) this.#attempt = 0;', ''],
    ],
    caughtBy: '2.resets-counter',
    says: 'Second outage after',
  },
  {
    id: 'M2-13',
    fault: 'the counter goes back to 0 in `open`',
    replace: [["this.#show('connected');\n", "this.#show('connected');\n    this.#attempt = 0;\n"]],
    caughtBy: '2.flapping',
    says: 'the counter goes back to 0 too early',
  },
  {
    id: 'M2-14',
    fault: 'the counter goes back to 0 at `new WebSocket`',
    replace: [
      [
        '    const socket = new WebSocket(url);',
        '    const socket = new WebSocket(url);\n    this.#attempt = 0;',
      ],
    ],
    caughtBy: '2.backoff-grows',
    alsoBy: ['2.gives-up'],
    says: 'your typical pauses are',
  },
  {
    id: 'M2-15',
    fault: 'one attempt more than the limit',
    replace: [[LIMIT, LIMIT.replace('>=', '>')]],
    caughtBy: '2.gives-up',
    says: 'no server: you made at least',
  },
  {
    id: 'M2-16',
    fault: 'no final state',
    replace: [["return this.#show('error');", 'return;']],
    caughtBy: '2.gives-up',
    says: 'the indicator says “reconnecting”; expected “error”',
  },
  {
    id: 'M2-17',
    fault: 'no way back after giving up',
    replace: [['if (this.#socket) return;', "if (this.#socket || this.#state === 'error') return;"]],
    caughtBy: '2.gives-up',
    says: 'In the state “error”, connect() has tried nothing',
  },
];
