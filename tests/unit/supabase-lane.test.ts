import { describe, expect, it } from 'vitest';
import { makeCursor, type Batch, type Entry } from '../../lab-server/wire/batch.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';
import { Link } from '../../lab-ui/link/link.ts';
import { sizesOf, typicalSizes } from '../../lab-ui/measure/sizes.ts';
import type { Session } from '../../lab-ui/transports/session.ts';
import { Places, type PlacelessChange } from '../../lab-ui/transports/supabase-places.ts';
import { alignFeeds } from '../../lab-ui/view/align-feeds.ts';
import { change as changeOf } from '../support/change.ts';
import { TranscriptMaker } from '../support/transcript.ts';

const told = (n: number): PlacelessChange => ({ change: changeOf(n), at: n * 10, receivedAt: n * 10 + 2 });

/** Places whose answers come when the test says so. */
function setUp() {
  const delivered: string[] = [];
  const asked: { change: PlacelessChange; answer: (seq: number | null) => void }[] = [];
  const places = new Places({
    find: (change) =>
      new Promise((resolve) => {
        asked.push({ change, answer: (seq) => resolve(seq === null ? null : makeCursor('e', seq)) });
      }),
    deliver: ({ id, at }, receivedAt) => delivered.push(`${id} ${at} ${receivedAt}`),
  });
  return { places, delivered, asked };
}

describe('places of changes that tell none', () => {
  it('are asked once a subscription, and counted on from there; receipts stay what they were', async () => {
    const { places, delivered, asked } = setUp();
    for (const n of [1, 2, 3]) places.add(told(n));
    expect(asked).toHaveLength(1);
    asked[0]!.answer(7);
    await expect.poll(() => delivered).toEqual(['e.7 10 12', 'e.8 20 22', 'e.9 30 32']);
    places.add(told(4));
    expect(delivered.at(-1)).toBe('e.10 40 42');
    expect(asked).toHaveLength(1);
  });

  it('are asked anew after a new subscription, also while the first answer is on its way', async () => {
    const { places, delivered, asked } = setUp();
    places.add(told(1));
    places.begin();
    places.add(told(5));
    asked[0]!.answer(1);
    await expect.poll(() => asked.length).toBe(2);
    asked[1]!.answer(5);
    await expect.poll(() => delivered).toEqual(['e.1 10 12', 'e.5 50 52']);
  });

  it('are asked again where nobody knew', async () => {
    const { places, delivered, asked } = setUp();
    places.add(told(1));
    places.add(told(2));
    asked[0]!.answer(null);
    await expect.poll(() => asked.length).toBe(2);
    asked[1]!.answer(2);
    await expect.poll(() => delivered).toEqual(['e.2 20 22']);
  });
});

it('keeps a link of a transport that repeats nothing from taking a hole for a gap', async () => {
  const seqs: number[] = [];
  let session: Session | undefined;
  const link = new Link({
    transport: (given) => {
      session = given;
      return new Promise((resolve) => given.signal.addEventListener('abort', () => resolve()));
    },
    url: new URL('http://lab/stream/supabase'),
    after: makeCursor('e', 1),
    backoff: { baseMs: 1, capMs: 1, max: 1 },
    now: () => 0,
    random: () => 0,
    resumes: false,
    onEntries: (entries) => seqs.push(...entries.map(({ seq }) => seq)),
    onState: () => {},
    onGap: () => Promise.reject(new Error('Expected no gap, got one')),
  });
  const done = link.run();
  session!.deliver(batchOf(2));
  session!.deliver(batchOf(5));
  session!.deliver(batchOf(6));
  link.stop();
  await done;
  expect(seqs).toEqual([2, 5, 6]);
  expect(link.cursor).toBe('e.6');
});

it('says of a mood that a lane will never have that it is lost, not on its way', () => {
  const item = (seq: number) => ({
    seq,
    change: changeOf(seq),
    shownAt: seq,
    at: seq,
    sentAt: seq,
    latencyMs: 1,
  });
  const [all, holed] = alignFeeds([
    [item(4), item(3), item(2), item(1)],
    [item(3), item(1)],
  ]);
  expect(all!.rows.map(({ isLost }) => isLost)).toEqual([false, false, false, false]);
  expect(holed!.rows.map(({ seq, item: here, isLost }) => [seq, here !== null, isLost])).toEqual([
    [4, false, false],
    [3, true, false],
    [2, false, true],
    [1, true, false],
  ]);
});

it('weighs a change by what its messages weighed, and the replies with the connection', () => {
  const typical = typicalSizes('supabase', DEFAULT_PARAMETERS);
  const { rows } = new TranscriptMaker('supabase')
    .request(0, 534, null)
    .answer(1, 0, 129, 101)
    .frame(2, 0, 328)
    .frame(3, 1, 680)
    .frame(4, 2, 1_320);
  const sizes = sizesOf('supabase', rows, typical);
  expect(sizes).toMatchObject({ requestHead: 534, streamHead: 457, empty: 0 });
  expect(sizes.entry).toBeCloseTo(2_000 / 3);
  expect(typicalSizes('supabase', DEFAULT_PARAMETERS).entry).toBeGreaterThan(
    typicalSizes('websocket', DEFAULT_PARAMETERS).entry,
  );
});

function batchOf(seq: number): Batch {
  const entry: Entry = { id: makeCursor('e', seq), seq, at: seq, change: changeOf(seq) };
  return { entries: [entry], next: entry.id, gap: false, sentAt: seq };
}
