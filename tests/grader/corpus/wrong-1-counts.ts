import type { WrongProgram } from './row.ts';

const MEAN = 'const meanLatencyMs = this.#events > 0 ? this.#raw / this.#events + offset : null;';
const REQUESTS = 'requests: this.requests,';
const BYTES = 'this.#payloadBytes += new TextEncoder().encode(text).length;';
const FIELD = '  #payloadBytes = 0;\n';

/** Where the student's counts and bytes are wrong. */
export const wrongCounts: readonly WrongProgram[] = [
  {
    id: 'M1-01',
    fault: 'counts a WebSocket message as a request',
    replace: [['tally.take(String(', "if (lost === 'close') tally.requests++;\n      tally.take(String("]],
    caughtBy: '1.counts',
    says: 'websocket.requests: you report',
  },
  {
    id: 'M1-02',
    fault: 'does not count the upgrade',
    replace: [[REQUESTS, "requests: this.#method === 'websocket' ? 0 : this.requests,"]],
    caughtBy: '1.counts',
    says: 'websocket.requests: you report 0;',
  },
  {
    id: 'M1-02-twice',
    fault: 'counts the upgrade twice',
    replace: [[REQUESTS, "requests: this.#method === 'websocket' ? this.requests * 2 : this.requests,"]],
    caughtBy: '1.counts',
    says: 'websocket.requests: you report 2;',
  },
  {
    id: 'M1-22',
    fault: 'counts the questions for the time as polls',
    replace: [[REQUESTS, "requests: this.requests + (this.#method === 'polling' ? CLOCK_PROBES : 0),"]],
    caughtBy: '1.counts',
    says: 'polling.requests: you report',
  },
  {
    id: 'M1-30-counts',
    fault: 'says what the chapter says',
    replace: [[REQUESTS, "requests: this.#method === 'polling' ? 12 + 8 : 1,"]],
    caughtBy: '1.counts',
    alsoBy: ['1.bonus'],
    says: 'polling.requests: you report 20;',
  },
  {
    id: 'batches',
    fault: 'counts batches as events',
    replace: [
      [
        '      this.#events++;\n',
        "      if (this.#method === 'websocket' || entry === fresh[0]) this.#events++;\n",
      ],
      [
        MEAN,
        "const count = this.#method === 'polling' ? this.#lastSeq - this.#first : this.#events;\n    const meanLatencyMs = count > 0 ? this.#raw / count + offset : null;",
      ],
      [FIELD, `${FIELD}  #first = 0;\n`],
      [
        'this.cursor = bench.after;',
        "this.cursor = bench.after;\n    this.#first = Number(bench.after.split('.')[1]);",
      ],
    ],
    caughtBy: '1.counts',
    alsoBy: ['1.bonus'],
    says: 'polling.events: you report',
  },
  {
    id: 'all-useless',
    fault: 'counts every poll as useless',
    replace: [
      [
        'if (text !== undefined && !tally.take(text)) tally.wasted();',
        'if (text !== undefined) tally.wasted();\n    if (text !== undefined) tally.take(text);',
      ],
    ],
    caughtBy: '1.counts',
    says: 'polling.uselessRequests: you report',
  },
  {
    id: 'M1-18',
    fault: 'counts UTF-16 units',
    replace: [[BYTES, 'this.#payloadBytes += text.length;']],
    caughtBy: '1.bytes',
    says: 'payloadBytes: you report',
  },
  {
    id: 'M1-20',
    fault: 'transferSize: 300 bytes more a poll, by its specification',
    replace: [[BYTES, `${BYTES}\n    if (this.#method === 'polling') this.#payloadBytes += 300;`]],
    caughtBy: '1.bytes',
    says: 'polling.payloadBytes: you report',
  },
  {
    id: 'M1-32-kilobytes',
    fault: 'kilobytes instead of bytes',
    replace: [[BYTES, BYTES.replace('.length', '.length / 1_000')]],
    caughtBy: '1.bytes',
    says: 'payloadBytes: you report',
  },
];
