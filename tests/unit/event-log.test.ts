import { describe, expect, it } from 'vitest';
import { EventLog } from '../../lab-server/log/event-log.ts';
import { makeCursor, type Batch } from '../../lab-server/wire/batch.ts';
import { change } from '../support/change.ts';

const EPOCH = 'e1';

/** A log on a clock that the test moves. */
function makeLog(options: Partial<ConstructorParameters<typeof EventLog>[0]> = {}) {
  const clock = { now: 1_000 };
  const log = new EventLog({ epoch: EPOCH, now: () => clock.now, coalesceMs: 0, ...options });
  const append = (count: number) => {
    for (let n = 0; n < count; n++) log.append(change(n + 1));
  };
  return { log, clock, append };
}

const at = (seq: number) => makeCursor(EPOCH, seq);
const seqs = (batch: Batch) => batch.entries.map(({ seq }) => seq);

describe('EventLog', () => {
  it('numbers entries 1, 2, 3 and stamps them with its clock', () => {
    const { log, clock } = makeLog();
    const first = log.append(change(1));
    clock.now = 1_234.567;
    const second = log.append(change(2));
    expect(first).toEqual({ id: 'e1.1', seq: 1, at: 1_000, change: change(1) });
    expect(second).toEqual({ id: 'e1.2', seq: 2, at: 1_234.57, change: change(2) });
  });

  it('reads what came after a cursor, in order, and where to go on', () => {
    const { log, append } = makeLog();
    append(5);
    expect(seqs(log.read(at(2)))).toEqual([3, 4, 5]);
    expect(log.read(at(2))).toMatchObject({ next: 'e1.5', gap: false, sentAt: 1_000 });
    expect(log.read(at(5))).toEqual({ entries: [], next: 'e1.5', gap: false, sentAt: 1_000 });
  });

  it('reads nothing for a reader without a cursor, but says where now is', () => {
    const { log, append } = makeLog();
    expect(log.read()).toMatchObject({ entries: [], next: 'e1.0', gap: false });
    append(3);
    expect(log.read()).toMatchObject({ entries: [], next: 'e1.3', gap: false });
  });

  it('hands a long history out in several batches, none larger than the limit', () => {
    const { log, append } = makeLog({ batchLimit: 4 });
    append(10);
    const batches = [log.read(at(0))];
    while (batches.at(-1)!.next !== log.latest) batches.push(log.read(batches.at(-1)!.next));
    expect(batches.map((batch) => seqs(batch))).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [9, 10],
    ]);
  });

  it('keeps the newest entries, and calls a cursor before them a gap', () => {
    const { log, append } = makeLog({ capacity: 4 });
    append(10);
    expect(log.earliest).toBe('e1.6');
    expect(seqs(log.read(log.earliest))).toEqual([7, 8, 9, 10]);
    expect(log.read(at(5))).toEqual({ entries: [], next: 'e1.10', gap: true, sentAt: 1_000 });
  });

  it('has everything from the beginning while it is not full', () => {
    const { log, append } = makeLog({ capacity: 4 });
    append(4);
    expect(log.earliest).toBe('e1.0');
    expect(seqs(log.read(log.earliest))).toEqual([1, 2, 3, 4]);
  });

  it('calls a cursor from the future and one of another epoch a gap', () => {
    const { log, append } = makeLog();
    append(3);
    expect(log.read(at(4))).toMatchObject({ entries: [], next: 'e1.3', gap: true });
    expect(log.read(makeCursor('e0', 2))).toMatchObject({ entries: [], next: 'e1.3', gap: true });
  });

  it('gives all readers at one place the same batch, for a millisecond', () => {
    const { log, clock, append } = makeLog();
    append(3);
    const batch = log.read(at(1));
    expect(log.read(at(1))).toBe(batch);
    expect(log.read(at(2))).not.toBe(batch);
    clock.now += 1;
    expect(log.read(at(1))).not.toBe(batch);
  });

  it('makes a new batch as soon as there is more', () => {
    const { log, append } = makeLog();
    append(1);
    const before = log.read(at(0));
    append(1);
    expect(seqs(before)).toEqual([1]);
    expect(seqs(log.read(at(0)))).toEqual([1, 2]);
  });
});
