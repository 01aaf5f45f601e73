import { describe, expect, it } from 'vitest';
import { batchJson, oncePerBatch } from '../../lab-server/log/encode.ts';
import { EventLog } from '../../lab-server/log/event-log.ts';
import { follow } from '../../lab-server/log/follow.ts';
import { makeCursor, type Batch, type Cursor } from '../../lab-server/wire/batch.ts';
import { change } from '../support/change.ts';

function followLog(options: { after?: Cursor; entries?: number; batchLimit?: number; capacity?: number }) {
  const { after, entries = 0, ...limits } = options;
  const log = new EventLog({ epoch: 'e', now: () => 0, coalesceMs: 0, ...limits });
  for (let n = 1; n <= entries; n++) log.append(change(n));
  const leaving = new AbortController();
  return { log, leaving, batches: new Taken(log, after, leaving.signal) };
}

/** Batches one at a time: the next one is written only when it is asked for. */
class Taken {
  readonly #begin: () => void;
  #begun = false;
  #give = (_step: IteratorResult<Batch, void>) => {};
  #release = () => {};

  constructor(log: EventLog, after: Cursor | undefined, signal: AbortSignal) {
    this.#begin = () => {
      const ended = follow(log, after, signal, (batch) => {
        this.#give({ done: false, value: batch });
        return new Promise((resolve) => {
          this.#release = resolve;
        });
      });
      void ended.then(() => this.#give({ done: true, value: undefined }));
    };
  }

  next(): Promise<IteratorResult<Batch, void>> {
    return new Promise((resolve) => {
      this.#give = resolve;
      if (this.#begun) return this.#release();
      this.#begun = true;
      this.#begin();
    });
  }
}

const seqs = (result: IteratorResult<Batch, void>) => result.value?.entries.map(({ seq }) => seq);

describe('follow', () => {
  it('tells a reader without a cursor at once where it is, then what comes', async () => {
    const { log, batches } = followLog({ entries: 2 });
    expect((await batches.next()).value).toMatchObject({ entries: [], next: 'e.2', gap: false });
    const next = batches.next();
    log.append(change(3));
    expect(seqs(await next)).toEqual([3]);
  });

  it('is silent towards a reader that is up to date, until something comes', async () => {
    const { log, batches } = followLog({ after: makeCursor('e', 2), entries: 2 });
    const next = batches.next();
    log.append(change(3));
    expect(seqs(await next)).toEqual([3]);
  });

  it('brings a reader that is behind through all batches, without waiting', async () => {
    const { batches } = followLog({ after: makeCursor('e', 0), entries: 5, batchLimit: 2 });
    const got = [await batches.next(), await batches.next(), await batches.next()];
    expect(got.map((result) => seqs(result))).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('says gap once, and goes on from the newest entry', async () => {
    const { log, batches } = followLog({ after: makeCursor('e', 1), entries: 9, capacity: 3 });
    expect((await batches.next()).value).toMatchObject({ entries: [], next: 'e.9', gap: true });
    const next = batches.next();
    log.append(change(10));
    expect(await next).toMatchObject({ value: { gap: false, next: 'e.10' } });
  });

  it('says gap when the log runs away from a reader between two batches', async () => {
    const { log, batches } = followLog({ after: makeCursor('e', 0), entries: 2, capacity: 3 });
    await batches.next();
    for (let n = 3; n <= 9; n++) log.append(change(n));
    expect((await batches.next()).value).toMatchObject({ gap: true, next: 'e.9' });
  });

  it('ends when the signal aborts, waiting or not', async () => {
    const { leaving, batches } = followLog({ after: makeCursor('e', 0) });
    const next = batches.next();
    leaving.abort();
    expect((await next).done).toBe(true);
    const late = followLog({ entries: 1 });
    late.leaving.abort();
    expect((await late.batches.next()).done).toBe(true);
  });

  it('ends when the reader takes no more', async () => {
    const { log, leaving } = followLog({});
    const given: number[] = [];
    const ended = follow(log, makeCursor('e', 0), leaving.signal, ({ entries }) => {
      given.push(...entries.map(({ seq }) => seq));
      return given.includes(2) ? false : undefined;
    });
    for (let n = 1; n <= 3; n++) log.append(change(n));
    await ended;
    expect(given).toEqual([1, 2]);
  });
});

describe('oncePerBatch', () => {
  const batch: Batch = { entries: [], next: makeCursor('e', 1), gap: false, sentAt: 3 };

  it('encodes a batch once, however often it is asked for', () => {
    let made = 0;
    const encode = oncePerBatch(({ next }) => `${next} ${++made}`);
    expect([encode(batch), encode(batch), encode({ ...batch })]).toEqual(['e.1 1', 'e.1 1', 'e.1 2']);
  });

  it('carries the batch as JSON', () => {
    expect(JSON.parse(batchJson(batch))).toEqual(batch);
  });
});
