import { answerOrders } from './orders.ts';
import type { LaneOrder } from './messages.ts';

/** A lane in a thread of its own: nothing that the page paints adds to a latency. */
const obey = answerOrders(
  (report, transfer = []) => globalThis.postMessage(report, { transfer }),
  Math.random,
);
globalThis.addEventListener('message', ({ data }: MessageEvent<LaneOrder>) => obey(data));
