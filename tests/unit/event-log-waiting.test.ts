import { describe, expect, it } from 'vitest';
import { EventLog } from '../../lab-server/log/event-log.ts';
import { makeCursor } from '../../lab-server/wire/batch.ts';
import { change } from '../support/change.ts';

/** A waiting reader of which a test can see whether it was woken. */
function wait(log: EventLog, signal = new AbortController().signal) {
  const waiter = { woken: false, done: Promise.resolve() };
  waiter.done = log.appended(signal).then(() => {
    waiter.woken = true;
  });
  return waiter;
}

/** Lets every promise run that has nothing left to wait for. */
const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

function makeLog(coalesceMs: number) {
  const clock = { now: 0 };
  return { clock, log: new EventLog({ epoch: 'e', now: () => clock.now, coalesceMs }) };
}

describe('EventLog.appended', () => {
  it('wakes every reader at the next entry, and not before', async () => {
    const { log } = makeLog(0);
    const readers = [wait(log), wait(log)];
    await settle();
    expect(readers.map(({ woken }) => woken)).toEqual([false, false]);
    log.append(change(1));
    await settle();
    expect(readers.map(({ woken }) => woken)).toEqual([true, true]);
  });

  it('wakes only once for each wait', async () => {
    const { log } = makeLog(0);
    const { signal } = new AbortController();
    const first = wait(log, signal);
    log.append(change(1));
    await first.done;
    const second = wait(log, signal);
    await settle();
    expect(second.woken).toBe(false);
    log.append(change(2));
    await settle();
    expect(second.woken).toBe(true);
  });

  it('resolves when the signal aborts, also a second time, and when it was aborted before', async () => {
    const { log } = makeLog(0);
    const leaving = new AbortController();
    const first = wait(log, leaving.signal);
    log.append(change(1));
    await first.done;
    const second = wait(log, leaving.signal);
    leaving.abort();
    await second.done;
    const third = wait(log, leaving.signal);
    await settle();
    expect([second.woken, third.woken]).toEqual([true, true]);
  });

  it('wakes at once for the first entry, then at most once in the coalescing time, for all that came', async () => {
    const { log } = makeLog(5);
    const first = wait(log);
    log.append(change(1));
    await settle();
    expect(first.woken).toBe(true);
    const second = wait(log);
    log.append(change(2));
    log.append(change(3));
    await settle();
    expect(second.woken).toBe(false);
    await second.done;
    expect(log.read(makeCursor('e', 1)).entries.map(({ seq }) => seq)).toEqual([2, 3]);
  });

  it('wakes once for what was committed together, and a batch has all of it', async () => {
    const { log } = makeLog(0);
    const batches: number[][] = [];
    log.watch(() => batches.push(log.read(makeCursor('e', 0)).entries.map(({ seq }) => seq)));
    expect(log.appendAll([{ change: change(1) }, { change: change(2) }])).toBe(0);
    expect(batches).toEqual([[1, 2]]);
    log.appendAll([]);
    expect(batches).toEqual([[1, 2]]);
  });

  it('wakes nobody again for what a restart has told already', async () => {
    const [{ log }, { log: later }] = [makeLog(5), makeLog(10)];
    for (const each of [log, later]) {
      each.append(change(1));
      each.append(change(2));
    }
    log.restart('f');
    const reader = wait(log);
    await wait(later).done;
    expect(reader.woken).toBe(false);
  });

  it('wakes at once again when the coalescing time is over', async () => {
    const { log, clock } = makeLog(5);
    log.append(change(1));
    clock.now += 5;
    const reader = wait(log);
    log.append(change(2));
    await settle();
    expect(reader.woken).toBe(true);
  });
});
