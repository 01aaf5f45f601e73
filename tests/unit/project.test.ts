import { describe, expect, it } from 'vitest';
import { projectEn } from '../../lab-ui/project/en.ts';
import { projectFr } from '../../lab-ui/project/fr.ts';
import { readProject } from '../../lab-ui/project/project.ts';
import { RoundTrips } from '../../lab-ui/project/round-trips.ts';

describe('a project of one’s own', () => {
  const jwt = (role: string) => `e30.${btoa(JSON.stringify({ role }))}.c2ln`;

  it('has an address and a public key', () => {
    const key = jwt('anon');
    expect(readProject(' https://abc.supabase.co/ ', ` ${key} `)).toEqual({
      url: 'https://abc.supabase.co',
      key,
    });
    expect(readProject('http://localhost:54321', 'sb_publishable_x').url).toBe('http://localhost:54321');
  });

  it.each([
    ['abc.supabase.co', 'k', 'expected https://….supabase.co, got "abc.supabase.co"'],
    ['http://abc.supabase.co', 'k', 'expected https://….supabase.co'],
    ['javascript:alert(1)', 'k', 'expected https://….supabase.co'],
    ['https://abc.supabase.co', ' ', 'expected the anon key, got nothing'],
    ['https://abc.supabase.co', 'sb_secret_x', 'expected the anon key, got a key with all rights'],
    ['https://abc.supabase.co', jwt('service_role'), 'expected the anon key, got a key with all rights'],
  ])('is refused as %s with %s', (url, key, words) => {
    expect(() => readProject(url, key)).toThrow(words);
  });
});

/** Round trips in a time of the test's own, with a row 7 whose INSERT is answered when the test says so. */
function setUp() {
  const removed: unknown[] = [];
  const clock = { now: 100 };
  let answer = (_id: number) => {};
  const trips = new RoundTrips({
    now: () => clock.now,
    insert: () => new Promise((resolve) => (answer = resolve)),
    remove: async (id) => void removed.push(id),
  });
  return { trips, removed, clock, answer: () => answer(7) };
}

it('measures from the INSERT to the row’s return, and deletes the row', async () => {
  const { trips, removed, clock, answer } = setUp();
  const measured = trips.measure();
  answer();
  await Promise.resolve();
  clock.now = 130;
  trips.note(6);
  trips.note(7);
  expect(await measured).toBe(30);
  expect(removed).toEqual([7]);
});

it('takes a row that comes before the answer to its INSERT', async () => {
  const { trips, clock, answer } = setUp();
  trips.note(7);
  const measured = trips.measure();
  clock.now = 120;
  trips.note(7);
  clock.now = 190;
  answer();
  expect(await measured).toBe(20);
});

it('writes French as it is set', () => {
  expect(JSON.stringify(projectFr).match(/ [:;!?»]|« /g)).toBeNull();
  expect(Object.keys(projectEn)).toEqual(Object.keys(projectFr));
});
