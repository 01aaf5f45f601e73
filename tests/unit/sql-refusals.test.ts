import { expect, it } from 'vitest';
import { sEn, sFr } from '../../lab-ui/i18n/plural.ts';
import { knownRefusal, offReason } from '../../lab-ui/sql/refusals.ts';

it('knows what the lab itself refuses', () => {
  expect(knownRefusal('a statement that begins with SELECT, SHOW')).toEqual({
    kind: 'verb',
    verbs: 'SELECT, SHOW',
  });
  expect(knownRefusal('an answer of at most 4 MB')).toEqual({ kind: 'too-large', megabytes: '4' });
  expect(knownRefusal('one that PostgreSQL takes')).toBeUndefined();
});

it('knows why there may be no SQL, and what PostgreSQL said of it', () => {
  expect(offReason('no role for it: permission denied to create role (42501)')).toEqual({
    reason: 'no-role',
    detail: 'permission denied to create role (42501)',
  });
  expect(offReason('something new')).toEqual({ reason: null, detail: 'something new' });
});

it('takes none and one for singular in French, one alone in English', () => {
  expect([0, 1, 2, '0', '1', '0,5', '15,5', '1\u00a0200'].map(sFr)).toEqual([
    '',
    '',
    's',
    '',
    '',
    '',
    's',
    's',
  ]);
  expect([0, 1, 2, '0', '1', '1,200'].map(sEn)).toEqual(['s', '', 's', 's', '', 's']);
});
