import { expect, it } from 'vitest';
import type { ChangePlace, ControlNews, ControlRequest } from '../../lab-server/wire/control.ts';
import { Peer } from '../support/ask.ts';
import '../support/globals.ts';
import { entriesOf, post, startLab } from '../support/lab.ts';

it('tells where in the log a change stands that is known by its commit time, its kind and its row', async () => {
  const lab = await startLab({ capacity: 4, epoch: 'e' });
  await post(lab, 6);
  await lab.store.remove(6);
  const places = entriesOf(lab).map(({ at, change }): ChangePlace => {
    const { id } = change.new ?? change.old;
    return { at, eventType: change.eventType, id };
  });
  const peer = await Peer.open(lab.origin, '/control');
  const ask = async (place: ChangePlace) => {
    peer.socket.send(JSON.stringify({ type: 'place', place } satisfies ControlRequest));
    const isAnswer = (heard: ControlNews) =>
      heard.type === 'place' && JSON.stringify(heard.place) === JSON.stringify(place);
    return ((await peer.hears(isAnswer)) as Extract<ControlNews, { type: 'place' }>).cursor;
  };
  const cursors: unknown[] = [];
  for (const place of places) cursors.push(await ask(place));
  expect(cursors).toEqual(['e.4', 'e.5', 'e.6', 'e.7']);
  const last = places.at(-1)!;
  expect(await ask({ ...last, at: last.at + 0.004 })).toBe('e.7');
  expect(await ask({ ...last, at: last.at + 1 })).toBeNull();
  expect(await ask({ ...last, id: 99 })).toBeNull();
  expect(await ask({ ...last, eventType: 'UPDATE' })).toBeNull();
});
