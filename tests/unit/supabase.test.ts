import { describe, expect, it } from 'vitest';
import { readCondition } from '../../lab-server/supabase/filter.ts';
import { toRecord } from '../../lab-server/supabase/table.ts';
import { fromCommitTimestamp, toCommitTimestamp } from '../../lab-server/wire/timestamp.ts';

const row = { id: 1, nom: 'Zoé', emoji: '😴', commentaire: 'un', created_at: '', updated_at: '' };

it.each([
  ['2026-11-22T23:56:07.608Z', '2026-11-22T23:56:07.608+00:00'],
  ['2026-11-22T23:56:07.600Z', '2026-11-22T23:56:07.6+00:00'],
  ['2026-11-22T23:56:10.000Z', '2026-11-22T23:56:10+00:00'],
  ['2026-11-22T23:56:10Z', '2026-11-22T23:56:10+00:00'],
  ['2026-11-22T23:56:07.608123Z', '2026-11-22T23:56:07.608123+00:00'],
])('a row’s moment %s is written as PostgreSQL writes it', (created_at, expected) => {
  expect(toRecord({ ...row, created_at, updated_at: created_at })).toMatchObject({
    created_at: expected,
    updated_at: expected,
  });
});

it.each([
  [1_795_423_406_497.62, '2026-11-23T08:43:26.49762Z'],
  [1_795_423_406_497, '2026-11-23T08:43:26.49700Z'],
  [1_795_423_406_999.994, '2026-11-23T08:43:26.99999Z'],
  [1_795_423_406_999.999, '2026-11-23T08:43:27.00000Z'],
  [1_795_423_406_000.05, '2026-11-23T08:43:26.00005Z'],
])('a commit at %d keeps its hundredths of a millisecond', (at, text) => {
  expect(toCommitTimestamp(at)).toBe(text);
  expect(fromCommitTimestamp(text)).toBe(Math.round(at * 100) / 100);
});

it('reads the timestamps of a real project, too', () => {
  expect(fromCommitTimestamp('2026-11-22T23:56:07.608Z')).toBe(Date.parse('2026-11-22T23:56:07.608Z'));
  expect(fromCommitTimestamp('2026-11-22T23:56:07Z')).toBe(Date.parse('2026-11-22T23:56:07Z'));
  expect(fromCommitTimestamp('soon')).toBeNaN();
});

describe('a condition', () => {
  it.each([
    ['in.(un,deux)', true],
    ['in.("un","a, b")', true],
    ['in.("u\\"n",deux)', false],
    ['in.()', false],
    ['eq.un', true],
    ['eq.', false],
    ['gt.ui', true],
    ['lte.um', false],
  ])('on a text: %s', (text, fits) => {
    expect(readCondition('commentaire', text)?.(row)).toBe(fits);
  });

  it('compares numbers as numbers, and a row without the column with nothing', () => {
    expect(readCondition('id', 'lt.10')?.({ id: 9 })).toBe(true);
    expect(readCondition('nom', 'neq.x')?.({ id: 9 })).toBe(false);
  });

  it.each(['like.x', 'eq', 'in.a', 'EQ.x', ''])('is none: %s', (text) => {
    expect(readCondition('nom', text)).toBeUndefined();
  });
});
