// First the page that is not there: the student's module may look for it.
import { anyElement } from './page-stub.ts';
import * as student from 'student';
import type { RealtimeManagerClass } from '../../../exercises/contract.ts';
import type { HerdNews } from '../herd/news.ts';
import { HERD, LIMITED_HERD, simulateHerd } from '../herd/simulate.ts';
import { KNOWN_STRATEGIES, type HerdStrategy, type MakeClient } from '../herd/strategies.ts';
import { seededDice } from './panes/dice.ts';

/** Lets a thousand of the student's managers lose their server, beside the known strategies. Runs in a worker. */

const SEED = 2_026;
/** The table of delays for the herd of real WebSockets. */
const REAL = { clients: 100, attempts: 12 };

const tell = (news: HerdNews) => postMessage(news);

function simulate(strategy: HerdStrategy, make: MakeClient): void {
  const run = (setting: typeof HERD) => {
    const random = seededDice(SEED);
    // The student's own code draws from the same dice.
    Object.assign(Math, { random });
    return simulateHerd(make, setting, random);
  };
  tell({ type: 'result', result: { strategy, free: run(HERD), limited: run(LIMITED_HERD) } });
}

function clientOf(Manager: RealtimeManagerClass): (attempt: number) => number {
  const url = `ws://${location.host}/stream/websocket`;
  const manager = new Manager({ url, after: '', indicator: anyElement, onEntry: () => {} });
  return (attempt) => manager.nextDelay(attempt);
}

/** Whether one client's delays are numbers; says so if not. */
function tellsTime(next: (attempt: number) => number): boolean {
  for (let attempt = 0; attempt < REAL.attempts; attempt++) {
    const delay: unknown = next(attempt);
    if (typeof delay === 'number' && !Number.isNaN(delay)) continue;
    tell({ type: 'no-delay', attempt, got: String(delay) });
    return false;
  }
  return true;
}

function simulateStudent(): void {
  const { RealtimeManager: Manager } = student as { RealtimeManager?: RealtimeManagerClass };
  if (typeof Manager !== 'function') return tell({ type: 'missing' });
  if (!tellsTime(clientOf(Manager))) return;
  simulate('yours', () => clientOf(Manager));
  const delays = Array.from({ length: REAL.clients }, () => {
    const next = clientOf(Manager);
    return Array.from({ length: REAL.attempts }, (_, attempt) => next(attempt));
  });
  tell({ type: 'delays', delays });
}

for (const [strategy, make] of Object.entries(KNOWN_STRATEGIES)) simulate(strategy as HerdStrategy, make);
try {
  simulateStudent();
} catch (error) {
  tell({ type: 'threw', message: String(error) });
}
tell({ type: 'done' });
