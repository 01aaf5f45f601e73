import { describe, expect, it } from 'vitest';
import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import type { ExerciseEvent } from '../../lab-server/wire/exercise-page.ts';
import type { StepInfo, StepResult } from '../../lab-server/wire/exercise.ts';
import { en } from '../../lab-ui/exercise/i18n/en.ts';
import { differencesOf, type Beside } from '../../lab-ui/exercise/live/compare/differences.ts';
import { attemptsOf, pausesOf } from '../../lab-ui/exercise/live/reconnect/attempts.ts';
import { EntriesCount } from '../../lab-ui/exercise/live/reconnect/entries.ts';
import { otherOrigin } from '../../lab-ui/exercise/live/other-name.ts';
import { pageNumber } from '../../lab-ui/exercise/page-number.ts';
import { advance, NO_PROGRESS, phaseOf, tally } from '../../lab-ui/exercise/progress.ts';

const text = { fr: 'oui', en: 'yes' };
const step = (id: string, bonus = false): StepInfo => {
  return { id, points: 1, bonus, section: id, title: text, hint: text };
};
const result = (id: string, status: StepResult['status']): ExerciseEvent => {
  const facts = { sentence: null, expected: null, found: null, advice: [], thrown: [], durationMs: 1 };
  return { type: 'step', result: { id, status, ...facts } };
};
const file = (name: string | null): ExerciseEvent => {
  return { type: 'file', file: name, expected: 'a/b.ts', root: '/x' };
};
const after = (...events: ExerciseEvent[]) => events.reduce(advance, NO_PROGRESS);

describe('what is known of an exercise', () => {
  const steps: ExerciseEvent = {
    type: 'steps',
    exercise: 2,
    seed: 1,
    steps: [step('a'), step('b'), step('c', true)],
  };
  const done: ExerciseEvent = { type: 'done', passed: 2, steps: 2, points: 2, maxPoints: 2 };

  it('goes from waiting to complete, and a bonus is not asked for', () => {
    expect(phaseOf(NO_PROGRESS)).toBe('waiting');
    expect(phaseOf(after(file(null)))).toBe('missing');
    expect(phaseOf(after(file('a.ts'), steps))).toBe('checking');
    const partly = after(file('a.ts'), steps, result('a', 'pass'), result('b', 'fail'), {
      ...done,
      passed: 1,
    });
    expect(phaseOf(partly)).toBe('partly');
    expect(tally(partly)).toEqual({ passed: 1, steps: 2, checked: 2 });
    expect(phaseOf(after(file('a.ts'), steps, result('a', 'pass'), result('b', 'pass'), done))).toBe(
      'complete',
    );
  });

  it('begins anew with each save, but keeps the steps and the last code that runs', () => {
    const before = after(file('a.ts'), { type: 'code', revision: 7 }, steps, result('a', 'pass'), done);
    const saved = advance(before, file('a.ts'));
    expect([saved.revision, saved.steps.length, saved.results.size, saved.done]).toEqual([7, 3, 0, null]);
    const broken = advance(saved, { type: 'broken', message: 'no', place: null });
    expect([phaseOf(broken), broken.revision]).toEqual(['broken', 7]);
    expect(phaseOf(advance(saved, { type: 'no-checker', why: 'command', detail: 'x' }))).toBe('unchecked');
  });
});

describe('the attempts of a transcript', () => {
  const row = (exchange: number, at: number, about: Partial<TranscriptRow>): TranscriptRow => {
    const base = { id: at, client: 'me', transport: 'websocket', socket: exchange, bytes: 0 } as const;
    return { ...base, kind: 'request', at, exchange, ...about };
  };

  it('are open, closed, refused or waiting, with the pauses between them', () => {
    const attempts = attemptsOf([
      row(1, 0, {}),
      row(1, 5, { kind: 'answer', status: 200 }),
      row(1, 1_000, { kind: 'end', by: 'fault' }),
      row(2, 3_000, {}),
      row(2, 3_010, { kind: 'answer', status: 503 }),
      row(2, 3_011, { kind: 'end', by: 'server' }),
      row(3, 5_010, {}),
      row(3, 5_020, { kind: 'answer', status: 101 }),
      row(4, 5_030, {}),
    ]);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['closed', 'refused', 'open', 'waiting']);
    expect(attempts[0]).toMatchObject({ endedAt: 1_000, by: 'fault' });
    expect(pausesOf(attempts)).toEqual([null, 2_000, 2_000, null]);
  });
});

it('counts moods that come twice and those that never came', () => {
  const count = new EntriesCount();
  count.take([5, 6]);
  expect(count.take([6, 9])).toEqual({ count: 3, twice: 1, missing: 2 });
});

describe('the differences of a measurement', () => {
  const formats = { count: String, ms: String, bytes: String };
  const mine = { requests: 6, events: 9, meanLatencyMs: 20, payloadBytes: 4_000, uselessRequests: 0 };
  const polling = { ...mine, meanLatencyMs: 900, uselessRequests: 2 };
  const reading = { client: 'me', connections: 1, open: 0, entries: 9, bytesUp: 1, bytesDown: 1 };
  const beside: Beside = {
    told: { polling: 9, websocket: 9 },
    labs: { polling: { ...polling, meanLatencyMs: 1_000 }, websocket: mine },
    server: [
      { ...reading, transport: 'short-poll', requests: 6, useless: 2 },
      { ...reading, transport: 'websocket', requests: 6, useless: 0 },
    ],
  };
  const found = (part: object) =>
    differencesOf({ polling: { ...polling, ...part }, websocket: mine }, beside, en, formats);

  it('are none where the figures agree but for what is under way at the end', () => {
    expect(found({})).toEqual([]);
    expect(found({ events: 9, payloadBytes: 4_100 })).toEqual([]);
  });

  it.each([
    ['requests', { requests: 7 }, /7 requests, the server saw 6/],
    ['events that received was not told', { events: 8 }, /return 8 moods, but received was called 9/],
    ['a clock that is not the server’s', { meanLatencyMs: 4_000 }, /two clocks/],
    ['characters for bytes', { payloadBytes: 2_900 }, /UTF-8/],
    ['useless requests', { uselessRequests: 6 }, /6 useless/],
    ['a latency that is no number', { meanLatencyMs: Number.NaN }, /two clocks/],
  ])('name %s', (_what, part, sentence) => {
    expect(found(part).join('\n')).toMatch(sentence);
  });
});

it('finds the exercise in the path, and the other loopback name', () => {
  expect([pageNumber('/exercises/3'), pageNumber('/exercises/2/'), pageNumber('/exercises/9')]).toEqual([
    3, 2, 1,
  ]);
  const at = (hostname: string) => otherOrigin({ hostname, origin: `http://${hostname}:3000` });
  expect([at('localhost'), at('127.0.0.1'), at('192.168.1.2')]).toEqual([
    'http://127.0.0.1:3000',
    'http://localhost:3000',
    null,
  ]);
});
