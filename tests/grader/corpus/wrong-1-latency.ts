import type { WrongProgram } from './row.ts';

const RAW = 'this.#raw += receivedAt - entry.at;';
const MEAN = 'const meanLatencyMs = this.#events > 0 ? this.#raw / this.#events + offset : null;';
const FIELD = '  #payloadBytes = 0;\n';

/** Where the student's latencies are wrong. */
export const wrongLatencies: readonly WrongProgram[] = [
  {
    id: 'M1-10',
    fault: 'latency is how long the request took',
    replace: [
      [RAW, "this.#raw += receivedAt - (this.#method === 'polling' ? this.askedAt : entry.at);"],
      [FIELD, `${FIELD}  askedAt = 0;\n`],
      [
        '    tally.requests++;\n    const text',
        '    tally.askedAt = begun;\n    tally.requests++;\n    const text',
      ],
      [MEAN, MEAN.replace('offset', "(this.#method === 'polling' ? 0 : offset)")],
    ],
    caughtBy: '1.latency',
    says: 'polling.meanLatencyMs: you report',
  },
  {
    id: 'M1-11',
    fault: 'takes the two clocks for one',
    replace: [[MEAN, MEAN.replace('+ offset', '+ performance.timeOrigin + 0 * offset')]],
    caughtBy: '1.latency',
    says: 'The difference is that between the two clocks',
  },
  {
    id: 'M1-11-given-up',
    fault: 'asks for the time, and does not wait for the answer',
    replace: [
      [
        'const clock = serverClock(bench.timeUrl, over);',
        `const asking = new AbortController();
  const clock = serverClock(bench.timeUrl, asking.signal);
  asking.abort();`,
      ],
    ],
    caughtBy: '1.latency',
    says: 'meanLatencyMs: you report',
  },
  {
    id: 'M1-11-sign',
    fault: 'corrects by the difference of the clocks in the wrong direction',
    replace: [[MEAN, MEAN.replace('+ offset', '+ 2 * performance.timeOrigin - offset')]],
    caughtBy: '1.latency',
    says: 'meanLatencyMs: you report',
  },
  {
    id: 'M1-12',
    fault: 'takes the two clocks for one, and negative latencies for 0',
    replace: [
      [RAW, 'this.#raw += Math.max(0, performance.timeOrigin + receivedAt - entry.at);'],
      [MEAN, MEAN.replace('+ offset', '+ 0 * offset')],
    ],
    caughtBy: '1.latency',
    says: 'meanLatencyMs: you report',
  },
  {
    id: 'M1-14',
    fault: 'the mean of the last ten',
    replace: [
      [RAW, 'this.#last = [...this.#last, receivedAt - entry.at].slice(-10);'],
      ['  #raw = 0;\n', '  #last: number[] = [];\n'],
      [
        MEAN,
        'const sum = this.#last.reduce((total, one) => total + one, 0);\n    const meanLatencyMs = this.#last.length > 0 ? sum / this.#last.length + offset : null;',
      ],
    ],
    caughtBy: '1.latency',
    says: 'websocket.meanLatencyMs: you report',
  },
  {
    id: 'M1-15',
    fault: 'the mean of each message’s mean',
    replace: [
      [RAW, 'this.#raw += (receivedAt - entry.at) / fresh.length;'],
      [FIELD, `${FIELD}  #messages = 0;\n`],
      ['this.cursor = batch.next;', 'this.cursor = batch.next;\n    if (fresh.length > 0) this.#messages++;'],
      [MEAN, MEAN.replace('this.#raw / this.#events', 'this.#raw / this.#messages')],
    ],
    caughtBy: '1.latency',
    says: 'websocket.meanLatencyMs: you report',
  },
  {
    id: 'M1-30-latency',
    fault: 'half the interval, as theory has it',
    replace: [
      [
        MEAN,
        MEAN.replace(
          'this.#raw / this.#events + offset',
          "this.#method === 'polling' ? this.#bench.pollIntervalMs / 4 : this.#raw / this.#events + offset",
        ),
      ],
    ],
    caughtBy: '1.latency',
    says: 'polling.meanLatencyMs: you report',
  },
  {
    id: 'M1-32-seconds',
    fault: 'seconds instead of milliseconds',
    replace: [
      [
        MEAN,
        MEAN.replace('this.#raw / this.#events + offset', '(this.#raw / this.#events + offset) / 1_000'),
      ],
    ],
    caughtBy: '1.latency',
    says: 'meanLatencyMs: you report',
  },
  {
    id: 'M1-16',
    fault: '0 / 0 where no event came',
    replace: [[MEAN, 'const meanLatencyMs = this.#raw / this.#events + offset;']],
    caughtBy: '1.quiet',
    says: 'latency of NaN ms instead of null',
  },
  {
    id: 'M1-16-zero',
    fault: '0 ms where no event came',
    replace: [[MEAN, MEAN.replace(': null', ': 0')]],
    caughtBy: '1.quiet',
    says: 'latency of 0 ms instead of null',
  },
];
