import * as student from 'student';
import type { RealtimeHandlerClass } from '../../../exercises/contract.ts';
import type { PaneFigures, PaneName, StreamOrder } from '../frame/messages.ts';
import { Accounts } from './panes/accounts.ts';
import { Pane, type PaneMaker } from './panes/pane.ts';
import { CourseBatching, EachAtOnce } from './panes/references.ts';
import { Stream } from './panes/stream.ts';
import { seededDice } from './panes/dice.ts';
import { hear, tell } from './to-page.ts';

/** Gives the same stream to the student's handler, to one without batching, and to the course's. */

const TURN_MS = 10;
const REPORT_MS = 250;
/** What comes at a time where it comes in bursts. */
const BURST = 10;
/** Later than this, milliseconds, the stream leaves out what it owes: a frame that cannot keep up shall end some day. */
const MOST_LATE_MS = 1_000;
const SEED = 2_026;

const { PerformantRealtimeHandler: Handler } = student as {
  PerformantRealtimeHandler?: RealtimeHandlerClass;
};

const now = () => performance.now();
const accounts = new Accounts(now);
const stream = new Stream(seededDice(SEED), now);
let panes: Pane[] = [];
let order: StreamOrder | undefined;
/** Events that were due so far are counted from here. */
let since = now();
let given = 0;
let longestFrame = 0;
let reportedAt = now();

/** Anew for each order: all panes begin empty. */
function open(Student: RealtimeHandlerClass, next: StreamOrder): void {
  for (const pane of panes) pane.dispose();
  const makers = {
    yours: (options) => new Student(options),
    none: (options) => new EachAtOnce(options),
    course: (options) => new CourseBatching(options),
  } satisfies Record<PaneName, PaneMaker>;
  panes = next.panes.map((name) => new Pane(name, makers[name], accounts));
  document.body.replaceChildren(...panes.map(({ element }) => element));
}

function take(Student: RealtimeHandlerClass, next: StreamOrder): void {
  const same = order?.panes.join() === next.panes.join();
  if (!same || (order?.rate === 0 && next.rate > 0)) open(Student, next);
  order = next;
  since = now();
  given = 0;
}

function turn(): void {
  if (!order || order.rate === 0) return;
  if ((now() - since) * (order.rate / 1_000) - given > (MOST_LATE_MS * order.rate) / 1_000) {
    since = now();
    given = 0;
  }
  const step = order.bursts ? BURST : 1;
  const due = Math.floor(((now() - since) * order.rate) / 1_000 / step) * step;
  for (; given < due; given++) {
    const [entry, again] = stream.next(order.duplicates);
    for (const pane of panes) {
      pane.take(entry!, false, now());
      if (again) pane.take(again, true, now());
    }
  }
}

function report(): void {
  const figures: Partial<Record<PaneName, PaneFigures>> = {};
  for (const pane of panes) figures[pane.name] = pane.figures(now());
  tell({ type: 'figures', elapsedMs: now() - reportedAt, longestFrameMs: longestFrame, panes: figures });
  longestFrame = 0;
  reportedAt = now();
}

function watchFrames(last: number): void {
  requestAnimationFrame((at) => {
    longestFrame = Math.max(longestFrame, at - last);
    watchFrames(at);
  });
}

if (typeof Handler !== 'function') tell({ type: 'missing', name: 'PerformantRealtimeHandler' });
else {
  accounts.install(window);
  hear((message) => {
    if (message.type === 'stream') take(Handler, message);
  });
  setInterval(turn, TURN_MS);
  setInterval(report, REPORT_MS);
  watchFrames(now());
  tell({ type: 'ready' });
}
