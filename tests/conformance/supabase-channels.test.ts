import { describe, expect, it, onTestFinished } from 'vitest';
import { NO_REALTIME_FAULT, type ControlNews } from '../../lab-server/wire/control.ts';
import { Peer } from '../support/ask.ts';
import '../support/globals.ts';
import { post, startLab } from '../support/lab.ts';
import { Reader, upTo } from '../support/reader.ts';
import { ALL } from '../support/supabase/driver.ts';
import { join, OK, openRaw, refusal, TOPIC, type Said } from '../support/supabase/raw.ts';
import { eventually } from '../support/until.ts';

/** PostgreSQL's names of types: the client casts values by them. */
const COLUMNS = [
  { name: 'id', type: 'int8' },
  { name: 'nom', type: 'text' },
  { name: 'emoji', type: 'text' },
  { name: 'commentaire', type: 'text' },
  { name: 'created_at', type: 'timestamptz' },
  { name: 'updated_at', type: 'timestamptz' },
];

describe('a channel', () => {
  it('replies before anything else, then tells of the system, then of changes', async () => {
    const lab = await startLab();
    const { say, peer } = await openRaw(lab);
    say(join({ extra: [1] }), ['1', '2', TOPIC, 'access_token', { access_token: 'new' }]);
    await peer.hears<Said>(([, , , event]) => event === 'system');
    await post(lab, 1);
    await peer.hears<Said>(([, , , event]) => event === 'postgres_changes');
    const [reply, system, change, ...others] = peer.heard as Said[];
    const id = expect.any(Number) as number;
    const bindings = [{ id, ...ALL }];
    expect(reply).toEqual([
      '1',
      '1',
      TOPIC,
      'phx_reply',
      { status: 'ok', response: { postgres_changes: bindings } },
    ]);
    expect(system!.slice(0, 4)).toEqual(['1', null, TOPIC, 'system']);
    expect(change!.slice(0, 4)).toEqual([null, null, TOPIC, 'postgres_changes']);
    expect(change![4]).toMatchObject({
      ids: [id],
      data: { type: 'INSERT', columns: COLUMNS, errors: null },
    });
    expect(Object.keys((change![4] as { data: object }).data)).not.toContain('old_record');
    expect(others).toEqual([]);
  });

  it('gives a binding the same id at every join, two bindings two', async () => {
    const ids: unknown[] = [];
    for (let n = 0; n < 2; n++) {
      const lab = await startLab();
      const { say, reply } = await openRaw(lab);
      say([
        '1',
        '1',
        TOPIC,
        'phx_join',
        { config: { postgres_changes: [ALL, { ...ALL, event: 'INSERT' }] } },
      ]);
      const { response } = (await reply('1')) as { response: { postgres_changes: { id: number }[] } };
      ids.push(response.postgres_changes.map(({ id }) => id));
    }
    expect(ids[0]).toEqual(ids[1]);
    expect(new Set(ids[0] as number[]).size).toBe(2);
    for (const id of ids[0] as number[]) expect(id > 0 && id < 2 ** 27).toBe(true);
  });

  it('lets a second join of a topic take the place of the first', async () => {
    const lab = await startLab();
    const { say, reply, peer } = await openRaw(lab);
    say(join({}, TOPIC, '1'), join({}, TOPIC, '2'), ['1', '3', TOPIC, 'phx_leave', {}]);
    expect(await reply('3')).toEqual(OK);
    await post(lab, 1);
    await peer.hears<Said>(([, , , event]) => event === 'postgres_changes');
    say(['2', '4', TOPIC, 'phx_leave', {}]);
    await peer.hears<Said>(([joinRef, , , event]) => event === 'phx_close' && joinRef === '2');
    const events = (peer.heard as Said[]).map(([, , , event]) => event);
    expect(events.filter((event) => event === 'postgres_changes')).toHaveLength(1);
    expect(events.filter((event) => event === 'phx_close')).toHaveLength(1);
  });

  it('ends with the join that was to take its place and was refused', async () => {
    const lab = await startLab();
    const { say, reply, peer } = await openRaw(lab);
    say(join(), join({ table: 'posts' }, TOPIC, '2'), join({}, 'realtime:other', '3'));
    expect(await reply('3')).toMatchObject({ status: 'ok' });
    await post(lab, 1);
    await peer.hears<Said>(
      ([, , topic, event]) => event === 'postgres_changes' && topic === 'realtime:other',
    );
    say([null, '4', 'phoenix', 'heartbeat', {}]);
    await reply('4');
    expect((peer.heard as Said[]).filter(([, , topic]) => topic === TOPIC)).toHaveLength(3);
  });

  it('is one of 100 at most on a socket', async () => {
    const lab = await startLab();
    const { say, reply } = await openRaw(lab);
    for (let n = 1; n <= 101; n++) say(join({}, `realtime:${n}`, String(n)));
    expect(await reply('100')).toMatchObject({ status: 'ok' });
    expect(await reply('101')).toEqual(refusal(/^Too many channels/));
  });

  it('is closed when its client says nothing for too long', async () => {
    const lab = await startLab({ realtimeIdleMs: 100 });
    const talking = await openRaw(lab);
    const timer = setInterval(() => talking.say([null, '1', 'phoenix', 'heartbeat', {}]), 10);
    onTestFinished(() => clearInterval(timer));
    const { peer } = await openRaw(lab);
    expect(await peer.closed()).toEqual({ code: 1000, reason: 'idle' });
    expect(talking.peer.socket.readyState).toBe(WebSocket.OPEN);
    clearInterval(timer);
    expect(await talking.peer.closed()).toEqual({ code: 1000, reason: 'idle' });
  });

  it('brings a slow reader everything in order, without holding up others or piling up frames', async () => {
    const lab = await startLab();
    const { say, reply, peer } = await openRaw(lab);
    say(join());
    await reply('1');
    peer.socket.pause();
    const other = new Reader(lab.origin, 'websocket', { after: lab.log.latest });
    const count = 1_500;
    const humeur = { nom: 'Zoé', emoji: '😴', commentaire: 'x'.repeat(20_000) };
    for (let n = 0; n < count; n++) await lab.store.insert(humeur);
    await other.has(count);
    const written = () => lab.host.meter.read('rude')[0]!.entries;
    expect(written()).toBeLessThan(count);
    peer.socket.resume();
    await eventually(() => peer.heard.length === count + 2);
    expect(written()).toBe(count);
    const changes = (peer.heard as Said[])
      .slice(2)
      .map((said) => said[4] as { data: { record: { id: number } } });
    expect(changes.map(({ data }) => data.record.id)).toEqual(upTo(count));
  });
});

describe('faults of the protocol', () => {
  it('are set and told by the control WebSocket', async () => {
    const lab = await startLab();
    const control = await Peer.open(lab.origin, '/control');
    expect(await control.hears(({ type }: ControlNews) => type === 'hello')).toMatchObject({
      realtime: NO_REALTIME_FAULT,
    });
    const fault = { ...NO_REALTIME_FAULT, refuseJoin: 'no' };
    control.socket.send(JSON.stringify({ type: 'realtime-fault', fault }));
    expect(await control.hears(({ type }: ControlNews) => type === 'faults')).toMatchObject({
      realtime: fault,
    });
    const { say, reply, peer } = await openRaw(lab);
    say(join({}, TOPIC, '1'));
    expect(await reply('1')).toEqual(refusal('no'));
    control.socket.send(JSON.stringify({ type: 'realtime-fault', fault: NO_REALTIME_FAULT }));
    await eventually(() => lab.realtimeFaults.fault.refuseJoin === null);
    say(join({}, TOPIC, '2'));
    await reply('2');
    control.socket.send(JSON.stringify({ type: 'realtime-end', how: 'phx_error' }));
    expect(await peer.hears<Said>(([, , , event]) => event === 'phx_error')).toEqual([
      '2',
      '2',
      TOPIC,
      'phx_error',
      {},
    ]);
  });

  it.each([
    ['a reason without words', { type: 'realtime-fault', fault: { ...NO_REALTIME_FAULT, refuseJoin: '' } }],
    ['a delay without end', { type: 'realtime-fault', fault: { ...NO_REALTIME_FAULT, deliverAfterMs: 1e9 } }],
    ['another end', { type: 'realtime-end', how: 'phx_leave' }],
  ])('are not taken with %s', async (_what, request) => {
    const lab = await startLab();
    const control = await Peer.open(lab.origin, '/control');
    control.socket.send(JSON.stringify(request));
    await control.hears(({ type }: ControlNews) => type === 'refused');
    expect(lab.realtimeFaults.fault).toEqual(NO_REALTIME_FAULT);
  });
});
