import { describe, expect, it } from 'vitest';
import { generateFeed } from '../../lab-server/feed/generator.ts';
import { FeedWriter } from '../../lab-server/feed/feed-writer.ts';
import { seededRandom } from '../../lab-server/feed/random.ts';
import type { FeedOptions } from '../../lab-server/wire/feed.ts';
import { entriesOf, startLab, type RunningLab } from '../support/lab.ts';
import { createDatabase, hasPostgres } from '../support/postgres.ts';

const feed: FeedOptions = {
  seed: 7,
  rate: 1_000,
  rhythm: 'regular',
  payloadBytes: 100,
  mix: { insert: 0.5, update: 0.35, delete: 0.15 },
  seconds: 600,
};

/** Four hundred steps as they come when the store is busy: all at once. */
async function writeFeed(lab: RunningLab) {
  const writer = new FeedWriter(lab.store);
  const steps = generateFeed(feed, seededRandom(feed.seed));
  for (let n = 0; n < 400; n++) writer.add(steps.next().value);
  await writer.done();
}

/** What was done to which row, as texts. */
const story = (lab: RunningLab) =>
  entriesOf(lab).map(({ change }) => {
    const { id, commentaire } = change.new ?? change.old;
    return `${change.eventType} ${id} ${commentaire}`;
  });

describe.skipIf(!hasPostgres)('the feed', () => {
  it('tells the same story in memory and in PostgreSQL, however busy the store is', async () => {
    const [memory, database] = [await startLab(), await startLab({ database: await createDatabase() })];
    await writeFeed(memory);
    await writeFeed(database);
    expect(story(database)).toEqual(story(memory));
    expect(story(memory)).toHaveLength(400);
  });
});
