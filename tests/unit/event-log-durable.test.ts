import { describe, expect, it } from 'vitest';
import { EventLog, type LogTail } from '../../lab-server/log/event-log.ts';
import { follow } from '../../lab-server/log/follow.ts';
import { makeCursor, type Batch } from '../../lab-server/wire/batch.ts';
import { change } from '../support/change.ts';

const at = (seq: number) => makeCursor('db', seq);
const seqs = ({ entries }: Batch) => entries.map(({ seq }) => seq);

function tail(first: number, last: number, epoch = 'db'): LogTail {
  const entries = [];
  for (let seq = first; seq <= last; seq++) entries.push({ seq, at: 1_000 + seq, change: change(seq) });
  return { epoch, last, entries };
}

function makeLog(capacity = 100) {
  return new EventLog({ epoch: 'none', now: () => 5_000, coalesceMs: 0, durable: true, capacity });
}

describe('EventLog on a durable store', () => {
  it('begins where the store is, with the entries that are kept of it', () => {
    const log = makeLog();
    log.begin(tail(8, 10));
    expect([log.earliest, log.latest, log.last]).toEqual(['db.7', 'db.10', 10]);
    expect(log.read(log.earliest).entries).toMatchObject([
      { id: 'db.8', at: 1_008 },
      { id: 'db.9', at: 1_009 },
      { id: 'db.10', at: 1_010 },
    ]);
    expect(log.read(at(6))).toMatchObject({ gap: true, next: 'db.10' });
  });

  it('goes on from there, with the time of the commit', () => {
    const log = makeLog();
    log.begin(tail(8, 10));
    expect(log.append(change(11), 4_321.126)).toEqual({
      id: 'db.11',
      seq: 11,
      at: 4_321.13,
      change: change(11),
    });
    expect(seqs(log.read(at(9)))).toEqual([10, 11]);
  });

  it('may begin without entries, and anew', () => {
    const log = makeLog();
    log.begin(tail(1, 0));
    expect(log.read(at(0))).toMatchObject({ entries: [], gap: false });
    log.append(change(1));
    log.begin(tail(40, 42, 'other'));
    expect(log.read(at(1))).toMatchObject({ gap: true, next: 'other.42' });
    expect(seqs(log.read(makeCursor('other', 39)))).toEqual([40, 41, 42]);
  });

  it('keeps no more than its capacity of what it begins with', () => {
    const log = makeLog(2);
    log.begin(tail(1, 5));
    expect(log.earliest).toBe('db.3');
    expect(seqs(log.read(at(3)))).toEqual([4, 5]);
  });

  it('lets a reader wait whose cursor is ahead of it, and no other epoch', () => {
    const log = makeLog();
    log.begin(tail(1, 3));
    expect(log.read(at(5))).toMatchObject({ entries: [], next: 'db.5', gap: false });
    expect(log.read(makeCursor('other', 5))).toMatchObject({ next: 'db.3', gap: true });
    for (let seq = 4; seq <= 6; seq++) log.append(change(seq));
    expect(seqs(log.read(at(5)))).toEqual([6]);
  });

  it('calls a cursor a gap that is ahead of the store itself, and says so to whoever follows it', () => {
    const clock = { now: 1_000 };
    const log = new EventLog({ epoch: 'none', now: () => clock.now, coalesceMs: 0, durable: true });
    log.begin(tail(1, 3));
    const batches: Batch[] = [];
    void follow(log, at(500), new AbortController().signal, (batch) => void batches.push(batch));
    log.complete(999);
    expect(batches).toEqual([]);
    log.complete(1_000);
    expect(batches).toMatchObject([{ gap: true, next: 'db.3' }]);
    clock.now += 1;
    expect(log.read(at(501))).toMatchObject({ gap: false, next: 'db.501' });
    expect(log.read(at(500))).toMatchObject({ gap: true });
    log.append(change(4));
    expect(batches.slice(1)).toMatchObject([{ gap: false, next: 'db.4' }]);
  });

  it('forgets nothing when the server restarts', () => {
    const log = makeLog();
    log.begin(tail(1, 3));
    log.restart('another');
    expect(seqs(log.read(at(1)))).toEqual([2, 3]);
  });

  it('is followed in silence from a cursor ahead of it, until it comes there', () => {
    const log = makeLog();
    log.begin(tail(1, 3));
    const batches: Batch[] = [];
    void follow(log, at(5), new AbortController().signal, (batch) => void batches.push(batch));
    log.append(change(4));
    log.append(change(5));
    expect(batches).toEqual([]);
    log.append(change(6));
    expect(batches.map((batch) => seqs(batch))).toEqual([[6]]);
  });
});
