import { describe, expect, it } from 'vitest';
import { generateFeed, type FeedStep } from '../../lab-server/feed/generator.ts';
import { seededRandom } from '../../lab-server/feed/random.ts';
import type { FeedOptions } from '../../lab-server/wire/feed.ts';
import { newHumeurSchema } from '../../lab-server/wire/humeur.ts';
import { expectShape } from '../../lab-server/wire/expect.ts';

const OPTIONS: FeedOptions = {
  seed: 1,
  rate: 10,
  rhythm: 'poisson',
  payloadBytes: 100,
  mix: { insert: 0.6, update: 0.3, delete: 0.1 },
  seconds: 60,
};

function steps(count: number, change: Partial<FeedOptions> = {}): FeedStep[] {
  const options = { ...OPTIONS, ...change };
  const feed = generateFeed(options, seededRandom(options.seed));
  return Array.from({ length: count }, () => feed.next().value);
}

const countOf = (all: readonly FeedStep[], kind: FeedStep['kind']) =>
  all.filter((step) => step.kind === kind).length;

/** The rows that stand after each step; throws where a step touches one that does not. */
function rowsAfter(all: readonly FeedStep[]): number[] {
  const rows = new Set<number>();
  let inserted = 0;
  return all.map((step) => {
    if (step.kind === 'INSERT') rows.add(inserted++);
    else if (!rows.has(step.target)) throw new Error(`Expected row ${step.target} to stand, got none.`);
    if (step.kind === 'DELETE') rows.delete(step.target);
    return rows.size;
  });
}

describe('generateFeed', () => {
  it('gives the same steps for the same seed, and others for another', () => {
    expect(steps(500)).toEqual(steps(500));
    expect(steps(500, { seed: 2 })).not.toEqual(steps(500));
  });

  it('writes moods that the lab takes', () => {
    const moods = steps(300, { payloadBytes: 10_000 }).flatMap((step) =>
      step.kind === 'DELETE' ? [] : step.humeur,
    );
    expect(moods.map((mood) => expectShape('humeur', newHumeurSchema, mood))).toEqual(moods);
  });

  it('changes and deletes only rows of its own that stand', () => {
    expect(() => rowsAfter(steps(20_000))).not.toThrow();
  });

  it('mixes changes as it is told', () => {
    const all = steps(20_000, { mix: { insert: 3 / 8, update: 2 / 8, delete: 3 / 8 } });
    expect(countOf(all, 'UPDATE') / all.length).toBeCloseTo(2 / 8, 1);
    expect(countOf(all, 'DELETE') / all.length).toBeCloseTo(3 / 8, 1);
    expect(
      steps(100, { mix: { insert: 1, update: 0, delete: 0 } }).every(({ kind }) => kind === 'INSERT'),
    ).toBe(true);
  });

  it('takes shares that do not add up to one as proportions', () => {
    const all = steps(20_000, { mix: { insert: 1, update: 1, delete: 0 } });
    expect(countOf(all, 'DELETE') / all.length).toBeLessThan(0.5);
    expect(countOf(all, 'UPDATE') / all.length).toBeCloseTo(0.5, 1);
  });

  it('inserts when there is no row to change', () => {
    const all = steps(10, { mix: { insert: 0, update: 0, delete: 1 } });
    expect(all.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => ['INSERT', 'DELETE']).flat());
  });

  it('leaves at most 200 rows behind, and comes to that many', () => {
    const sizes = rowsAfter(steps(1_000, { mix: { insert: 1, update: 0, delete: 0 } }));
    expect(Math.max(...sizes)).toBe(200);
    expect(Math.max(...rowsAfter(steps(5_000)))).toBe(200);
  });

  it.each([50, 51, 52, 53, 99, 100, 1_000, 9_999, 10_000])('writes comments of exactly %i bytes', (bytes) => {
    const comments = steps(200, { payloadBytes: bytes }).flatMap((step) =>
      step.kind === 'DELETE' ? [] : step.humeur.commentaire,
    );
    expect(new Set(comments.map((comment) => Buffer.byteLength(comment)))).toEqual(new Set([bytes]));
    expect(new Set(comments).size).toBeGreaterThan(10);
  });

  it('keeps equal pauses in a regular rhythm', () => {
    expect(new Set(steps(50, { rhythm: 'regular', rate: 8 }).map(({ pauseMs }) => pauseMs))).toEqual(
      new Set([125]),
    );
  });

  it('keeps exponential pauses in a Poisson rhythm: their mean is the rate, and so is their spread', () => {
    const pauses = steps(20_000, { rate: 20 }).map(({ pauseMs }) => pauseMs);
    const mean = pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length;
    const variance = pauses.reduce((sum, pause) => sum + (pause - mean) ** 2, 0) / pauses.length;
    expect(Math.abs(mean - 50)).toBeLessThan(1.5);
    expect(Math.abs(Math.sqrt(variance) - 50)).toBeLessThan(3);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0);
  });
});
