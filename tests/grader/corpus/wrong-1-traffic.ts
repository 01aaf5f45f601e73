import type { WrongProgram } from './row.ts';

const POLL = "measure('polling', (tally) => poll(bench.pollingUrl, bench.pollIntervalMs, tally, over))";
const SOCKET =
  "measure('websocket', (tally) => listen((after) => socketAt(bench.websocketUrl, after), tally, over))";
const TAKEN = 'this.#bench.received(this.#method, entry);';

/** What goes wrong on the network. */
export const wrongTraffic: readonly WrongProgram[] = [
  {
    id: 'M1-24',
    fault: 'runs the methods one after the other, each for the whole duration',
    replace: [
      [
        SOCKET,
        `(async () => {
      await happens(over, 'abort');
      const again = AbortSignal.any([bench.signal, AbortSignal.timeout(bench.durationMs)]);
      const tally = new Tally('websocket', bench, again);
      await listen((after) => socketAt(bench.websocketUrl, after), tally, again);
      return tally.result(await clock);
    })()`,
      ],
    ],
    caughtBy: '1.starts',
    says: 'both methods run together',
  },
  {
    id: 'M1-04',
    fault: 'two polling loops at once, as from an effect that is mounted twice',
    replace: [
      [
        POLL,
        `measure('polling', async (tally) => {
      const loop = () => poll(bench.pollingUrl, bench.pollIntervalMs, tally, over);
      await Promise.all([loop(), sleep(bench.pollIntervalMs / 2, over).then(loop)]);
    })`,
      ],
    ],
    caughtBy: '1.polls',
    says: 'Your poll',
  },
  {
    id: 'M1-05',
    fault: 'setInterval without looking whether the last answer has come',
    replace: [
      [
        `    const text = await ask(from(address, tally.cursor), over);
    if (text !== undefined && !tally.take(text)) tally.wasted();
`,
        `    const asked = ask(from(address, tally.cursor), over).then((text) => {
      if (text !== undefined && !tally.take(text)) tally.wasted();
      return text;
    });
    const text = await (intervalMs > 0 ? Promise.race([asked, sleep(intervalMs, over)]) : asked);
`,
      ],
      ['const pause = text === undefined ?', 'const pause = text === undefined && intervalMs === 0 ?'],
    ],
    caughtBy: '1.polls',
    says: 'Your poll no. ',
  },
  {
    id: 'M1-08',
    fault: 'always asks from the beginning',
    replace: [
      ['return fresh.length > 0;', 'return batch.entries.length > 0;'],
      ['this.cursor = batch.next;', "if (this.#method !== 'polling') this.cursor = batch.next;"],
    ],
    caughtBy: '1.polls',
    says: 'asks for what follows',
  },
  {
    id: 'M1-30',
    fault: 'an interval of its own',
    replace: [[POLL, "measure('polling', (tally) => poll(bench.pollingUrl, 450, tally, over))"]],
    caughtBy: '1.polls',
    says: 'ms apart (median); the interval given is',
  },
  {
    id: 'M1-28',
    fault: 'opens the WebSocket without a cursor',
    replace: [['new WebSocket(from(address, after))', 'new WebSocket(after ? address : address)']],
    caughtBy: '1.listens',
    says: 'of your WebSocket has no “after”',
  },
  {
    id: 'order',
    fault: 'newest first in each message',
    replace: [
      [
        'for (const entry of fresh) {',
        "const newest = Math.max(this.#lastSeq, ...fresh.map(({ seq }) => seq));\n    for (const entry of this.#method === 'websocket' ? fresh.toReversed() : fresh) {",
      ],
      ['      this.#lastSeq = entry.seq;\n', '      this.#lastSeq = newest;\n'],
    ],
    caughtBy: '1.listens',
    says: 'passed the moods on in this order',
  },
  {
    id: 'M1-27',
    fault: 'two listeners on the WebSocket',
    replace: [[TAKEN, `${TAKEN}\n      if (this.#method === 'websocket') ${TAKEN}`]],
    caughtBy: '1.listens',
    says: 'on more than once',
  },
];
