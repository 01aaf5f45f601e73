import { expect, it } from 'vitest';
import { legsOf, totalOf } from '../../lab-ui/sql/legs.ts';
import { sqlEn } from '../../lab-ui/view/sql/en.ts';
import { sqlFr } from '../../lab-ui/view/sql/fr.ts';

const hop = { seq: 7, committedAt: 100, readAt: 103, loggedAt: 104 };

it('takes a change’s way to a lane apart, from station to station', () => {
  const legs = legsOf('short-poll', hop, { sentAt: 2_104, receivedAt: 2_106 });
  expect(legs).toEqual({ outbox: 3, log: 1, socket: 2_000, page: 2 });
  expect(totalOf(legs)).toBe(2_006);
});

it('leaves a way in one piece where nobody tells when the change was sent', () => {
  const legs = legsOf('supabase', hop, { sentAt: 100, receivedAt: 109 });
  expect(legs).toEqual({ outbox: 3, log: 1, socket: null, page: 5 });
  expect(totalOf(legs)).toBe(9);
});

it('writes French as it is set', () => {
  const said = JSON.stringify(sqlFr);
  expect(said.match(/ [:;!?»]|« /g)).toBeNull();
  expect(Object.keys(sqlEn)).toEqual(Object.keys(sqlFr));
});
