import { describe, expect, it, onTestFinished } from 'vitest';
import { RealtimeFaults } from '../../lab-server/supabase/faults.ts';
import { readCondition } from '../../lab-server/supabase/filter.ts';
import { RealtimeSession } from '../../lab-server/supabase/session.ts';
import { toRecord } from '../../lab-server/supabase/table.ts';
import { makeCursor, type Batch, type Entry } from '../../lab-server/wire/batch.ts';
import { NO_REALTIME_FAULT } from '../../lab-server/wire/control.ts';
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

describe('a session', () => {
  const entry = (seq: number): Entry => ({
    id: makeCursor('b', seq),
    seq,
    at: 0,
    change: { eventType: 'INSERT', new: row, old: null },
  });
  const batch = (gap: boolean, ...entries: Entry[]): Batch => ({
    entries,
    next: makeCursor('b', 0),
    gap,
    sentAt: 0,
  });
  const joined = (fault = NO_REALTIME_FAULT) => {
    const faults = new RealtimeFaults();
    faults.set(fault);
    const session = new RealtimeSession({
      version: '2.0.0',
      faults,
      now: () => makeCursor('a', 1_000),
      send: () => {},
    });
    onTestFinished(() => session.close());
    const postgres_changes = [{ event: '*', schema: 'public', table: 'humeur' }];
    const payload = { config: { postgres_changes } };
    session.receive({ joinRef: '1', ref: '1', topic: 'realtime:c', event: 'phx_join', payload });
    return session;
  };

  it('tells of nothing that was committed before its join', () => {
    expect(joined().framesOf(batch(false, entry(1_000), entry(1_001)))).toHaveLength(1);
  });

  it('goes on with another log, whose numbers are lower', () => {
    const session = joined();
    expect(session.framesOf(batch(true))).toEqual([]);
    expect(session.framesOf(batch(false, entry(3)))).toHaveLength(1);
  });

  it('that has not begun does not begin at a gap', () => {
    const session = joined({ ...NO_REALTIME_FAULT, deliverAfterMs: 60_000 });
    expect(session.framesOf(batch(true))).toEqual([]);
    expect(session.framesOf(batch(false, entry(3)))).toEqual([]);
  });
});
