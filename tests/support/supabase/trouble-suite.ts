import { expect, it } from 'vitest';
import { NO_FAULT, NO_REALTIME_FAULT } from '../../../lab-server/wire/control.ts';
import { post, startLab, type RunningLab } from '../lab.ts';
import { eventually } from '../until.ts';
import { ALL, KEY, type OpenClient } from './driver.ts';
import { isHeartbeat } from './realtime-suite.ts';

/** The lines of the client's transcript from now on. */
export function watchRows(lab: RunningLab) {
  lab.host.transcript.watch(KEY);
  return () => lab.host.transcript.since(0, KEY);
}

/** Statuses between two SUBSCRIBED: what an outage looks like to a program. */
export function troubleTests(open: OpenClient): void {
  it('7: heartbeats are answered', async () => {
    const lab = await startLab();
    const rows = watchRows(lab);
    const client = await open(lab.origin, { heartbeatIntervalMs: 100 });
    await client.subscribe('c');
    await client.facts.until(() => client.sent.filter(isHeartbeat).length >= 4);
    const kinds = rows().flatMap(({ kind }) => (kind === 'ping' || kind === 'pong' ? [kind] : []));
    expect(kinds.slice(0, 4)).toEqual(['pong', 'ping', 'pong', 'ping']);
    expect(client.statuses('c')).toEqual(['SUBSCRIBED']);
  });

  it('8: muted heartbeats are a CHANNEL_ERROR, then SUBSCRIBED on a new socket', async () => {
    const lab = await startLab();
    const client = await open(lab.origin, { heartbeatIntervalMs: 100 });
    await client.subscribe('c');
    lab.realtimeFaults.set({ ...NO_REALTIME_FAULT, muteHeartbeat: true });
    await client.status('c', 'CHANNEL_ERROR');
    lab.realtimeFaults.set(NO_REALTIME_FAULT);
    await client.status('c', 'SUBSCRIBED', 2);
    expect(client.reason('c')).toContain('heartbeat timeout');
    expect(client.statuses('c')).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR', 'SUBSCRIBED']);
    expect(lab.host.meter.read(KEY)).toMatchObject([{ requests: 2, connections: 2 }]);
  });

  it.each(['clean', 'reset'] as const)('9: a %s cut is one CHANNEL_ERROR, then SUBSCRIBED', async (how) => {
    const lab = await startLab();
    const client = await open(lab.origin);
    await client.subscribe('c');
    await post(lab, 1);
    await client.hears('c', 1);
    const cutAt = performance.now();
    lab.host.gate.cut('supabase', how);
    await client.status('c', 'SUBSCRIBED', 2);
    expect(performance.now() - cutAt).toBeGreaterThan(900);
    expect(client.statuses('c')).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR', 'SUBSCRIBED']);
    await post(lab, 2, 2);
    await client.hears('c', 3);
    expect(client.ids('c')).toEqual([1, 2, 3]);
  });

  it('9: a restart of the server is the same, and everything after it arrives', async () => {
    const lab = await startLab();
    const client = await open(lab.origin);
    await client.subscribe('c');
    lab.host.restart(200, 'another');
    await client.status('c', 'SUBSCRIBED', 2);
    expect(client.statuses('c')).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR', 'SUBSCRIBED']);
    await post(lab, 1);
    await client.hears('c', 1);
  });

  it('10: refused upgrades are tried again after 1 s, then after 2 s, with one CHANNEL_ERROR', async () => {
    const lab = await startLab();
    const rows = watchRows(lab);
    const client = await open(lab.origin);
    await client.subscribe('c');
    lab.host.gate.set('supabase', { ...NO_FAULT, refuse: true });
    const cutAt = lab.host.now();
    lab.host.gate.cut('supabase', 'reset');
    const attempts = () => rows().flatMap(({ kind, at }) => (kind === 'request' && at > cutAt ? [at] : []));
    await eventually(() => attempts().length === 2);
    const [first, second] = attempts();
    expect(Math.round((first! - cutAt) / 1_000)).toBe(1);
    expect(Math.round((second! - first!) / 1_000)).toBe(2);
    expect(client.statuses('c')).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR']);
  });

  it('11: a refused join is a CHANNEL_ERROR with its reason; a later one is let in', async () => {
    const lab = await startLab();
    lab.realtimeFaults.set({ ...NO_REALTIME_FAULT, refuseJoin: 'InvalidJWTToken: Token has expired' });
    const client = await open(lab.origin);
    await client.join('c');
    await client.status('c', 'CHANNEL_ERROR');
    expect(client.reason('c')).toContain('InvalidJWTToken: Token has expired');
    lab.realtimeFaults.set(NO_REALTIME_FAULT);
    await client.status('c', 'SUBSCRIBED');
    await post(lab, 1);
    await client.hears('c', 1);
  });

  it('12: a join that nobody answers is TIMED_OUT', async () => {
    const lab = await startLab();
    lab.realtimeFaults.set({ ...NO_REALTIME_FAULT, muteJoin: true });
    const client = await open(lab.origin);
    await client.join('c', [ALL], 300);
    await client.status('c', 'TIMED_OUT');
    lab.realtimeFaults.set(NO_REALTIME_FAULT);
    await client.status('c', 'SUBSCRIBED');
    expect(client.statuses('c')).toEqual(['TIMED_OUT', 'SUBSCRIBED']);
  });

  it('13: phx_close is CLOSED for good; phx_error brings the client back', async () => {
    const lab = await startLab();
    const client = await open(lab.origin);
    await client.subscribe('closed');
    lab.realtimeFaults.endChannels('phx_close');
    await client.status('closed', 'CLOSED');
    await client.subscribe('failed');
    lab.realtimeFaults.endChannels('phx_error');
    await client.status('failed', 'SUBSCRIBED', 2);
    await post(lab, 1);
    await client.hears('failed', 1);
    expect(client.statuses('failed')).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR', 'SUBSCRIBED']);
    expect(client.statuses('closed')).toEqual(['SUBSCRIBED', 'CLOSED']);
    expect(client.changes('closed')).toEqual([]);
  });

  it('15: a join after the first carries the access token, with new references', async () => {
    const lab = await startLab();
    const client = await open(lab.origin);
    await client.subscribe('c');
    lab.host.gate.cut('supabase', 'reset');
    await client.status('c', 'SUBSCRIBED', 2);
    const joins = client.sent.filter((frame) => JSON.stringify(frame).includes('"phx_join"')) as Joined[];
    expect(joins).toHaveLength(2);
    const [[firstRef, , , , first], [secondRef, , , , second]] = joins as [Joined, Joined];
    expect(first.access_token).toBeUndefined();
    expect(second.access_token).toBe(KEY);
    expect(secondRef).not.toBe(firstRef);
  });

  it('16: what is committed during an outage is never delivered', async () => {
    const lab = await startLab();
    const client = await open(lab.origin);
    await client.subscribe('c');
    await post(lab, 1);
    await client.hears('c', 1);
    lab.host.gate.cut('supabase', 'reset');
    await client.status('c', 'CHANNEL_ERROR');
    await post(lab, 3, 2);
    await client.status('c', 'SUBSCRIBED', 2);
    await post(lab, 1, 5);
    await client.hears('c', 5);
    expect(client.ids('c')).toEqual([1, 5]);
  });

  it('loses what is committed between SUBSCRIBED and the first delivery, as the service does', async () => {
    const lab = await startLab();
    lab.realtimeFaults.set({ ...NO_REALTIME_FAULT, deliverAfterMs: 200 });
    const client = await open(lab.origin);
    await client.subscribe('c');
    await post(lab, 2);
    await client.facts.until(() => client.heard.some(({ type }) => type === 'system'));
    await post(lab, 1, 3);
    await client.hears('c', 3);
    expect(client.ids('c')).toEqual([3]);
  });

  it('gets nothing while frozen, and everything of it afterwards', async () => {
    const lab = await startLab();
    const client = await open(lab.origin);
    await client.subscribe('c');
    lab.host.gate.set('supabase', { ...NO_FAULT, freeze: true });
    await post(lab, 3);
    await client.call(['from', 'humeur'], ['select', 'id'], ['limit', 1]);
    expect(client.ids('c')).toEqual([]);
    lab.host.gate.set('supabase', { ...NO_FAULT, delayMs: 50 });
    await client.hears('c', 3);
    expect(client.ids('c')).toEqual([1, 2, 3]);
    expect(client.statuses('c')).toEqual(['SUBSCRIBED']);
  });
}

type Joined = [ref: string, ref: string, topic: string, event: string, payload: { access_token?: string }];
