import type { WrongProgram } from './row.ts';

const POLL = "measure('polling', (tally) => poll(bench.pollingUrl, bench.pollIntervalMs, tally, over))";
const CLOSE = `    source.close();
    await sleep(AGAIN_MS, over);`;

/** What goes wrong at the end, and when something befalls it. */
export const wrongTrouble: readonly WrongProgram[] = [
  {
    id: 'M1-06',
    fault: 'a fetch that nothing ends',
    replace: [
      [
        "{ cache: 'no-store', signal }",
        "{ cache: 'no-store', signal: url.pathname.endsWith('short-poll') ? null : signal }",
      ],
    ],
    caughtBy: '1.releases',
    says: 'given by bench.signal, your promise is still pending',
  },
  {
    id: 'M1-07',
    fault: 'polling goes on after the end',
    replace: [
      [
        POLL,
        `measure('polling', (tally) => {
      const never = new AbortController().signal;
      return Promise.race([poll(bench.pollingUrl, bench.pollIntervalMs, tally, never), happens(over, 'abort')]);
    })`,
      ],
    ],
    caughtBy: '1.releases',
    // On a busy machine the next poll has left before anybody has counted.
    alsoBy: ['1.counts', '1.survives'],
    says: 'a timer is still running',
  },
  {
    id: 'M1-25',
    fault: 'measures for less than the duration',
    replace: [['AbortSignal.timeout(bench.durationMs)', 'AbortSignal.timeout(bench.durationMs * 0.9)']],
    caughtBy: '1.releases',
    says: 'too early',
  },
  {
    id: 'no-abort',
    fault: 'does not hear bench.signal',
    replace: [
      [
        'AbortSignal.any([bench.signal, AbortSignal.timeout(bench.durationMs)])',
        'AbortSignal.timeout(bench.durationMs)',
      ],
    ],
    caughtBy: '1.releases',
    says: 'your promise is still pending',
  },
  {
    id: 'deaf-pause',
    fault: 'a pause that nothing ends',
    replace: [
      [
        "await Promise.race([happens(over, 'abort'), new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);",
        'await new Promise((resolve) => (timer = setTimeout(resolve, ms)));',
      ],
    ],
    caughtBy: '1.releases',
    says: 'given by bench.signal, your promise is still pending',
  },
  {
    id: 'late-pause',
    fault: 'begins a pause after the abort',
    replace: [['  if (over.aborted) return;\n  let timer', '  let timer']],
    caughtBy: '1.releases',
    says: 'given by bench.signal, your promise is still pending',
  },
  {
    id: 'left-open',
    fault: 'leaves the WebSocket open',
    replace: [[CLOSE, `    if (lost === 'error') source.close();\n    await sleep(AGAIN_MS, over);`]],
    caughtBy: '1.releases',
    says: 'the server still holds',
  },
  {
    id: 'undead',
    fault: 'the WebSocket comes back after it was closed at the end',
    replace: [
      [
        CLOSE,
        `    source.close();
    if (over.aborted && lost === 'close') setTimeout(() => open(tally.cursor), AGAIN_MS);
    await sleep(AGAIN_MS, over);`,
      ],
    ],
    caughtBy: '1.releases',
    says: 'or sees new ones',
  },
  {
    id: 'one-refusal',
    fault: 'the first 503 ends the polling',
    replace: [
      [
        'const pause = text === undefined ?',
        'if (text === undefined && intervalMs > 0) return;\n    const pause = text === undefined ?',
      ],
    ],
    caughtBy: '1.survives',
    says: 'Your polling asked nothing more',
  },
  {
    id: 'one-drop',
    fault: 'a lost WebSocket stays lost',
    replace: [[CLOSE, `${CLOSE}\n    if (lost === 'close') return;`]],
    caughtBy: '1.survives',
    says: 'Your WebSocket was not opened again',
  },
  {
    id: 'no-resume',
    fault: 'comes back without a cursor',
    replace: [
      [
        'new WebSocket(from(address, after))',
        'new WebSocket(address.includes(after) || sockets++ > 0 ? address : from(address, after))',
      ],
      ['function socketAt(', 'let sockets = 0;\n\nfunction socketAt('],
    ],
    caughtBy: '1.survives',
    says: 'The WebSocket missed mood',
  },
  {
    id: 'M1-27-again',
    fault: 'comes back from the beginning and takes everything again',
    replace: [
      [
        'this.cursor = batch.next;',
        "if (this.#method === 'websocket') this.#lastSeq = 0;\n    else this.cursor = batch.next;",
      ],
    ],
    caughtBy: '1.survives',
    says: 'on more than once',
  },
  {
    id: 'storm',
    fault: 'comes back without a pause',
    replace: [[CLOSE, "    source.close();\n    if (lost === 'error') await sleep(AGAIN_MS, over);"]],
    caughtBy: '1.survives',
    says: 'wait at least 100 ms',
  },
];
