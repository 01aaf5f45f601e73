import { expect } from 'vitest';
import { Peer } from '../ask.ts';
import type { RunningLab } from '../lab.ts';
import { ALL } from './driver.ts';

/** A message of version 2.0.0. */
export type Said = [
  joinRef: string | null,
  ref: string | null,
  topic: string,
  event: string,
  payload: object,
];

/** Where a raw client opens its socket. */
export const PATH = '/realtime/v1/websocket?apikey=rude&vsn=2.0.0';
export const TOPIC = 'realtime:c';
/** A join of `topic` with one binding, which is for everything but for what is given. */
export const join = (binding: object = {}, topic = TOPIC, ref = '1', more: object = {}): Said => {
  const config = { postgres_changes: [{ ...ALL, ...binding }], ...more };
  return [ref, ref, topic, 'phx_join', { config }];
};

/** A socket on which a test says what it likes, and waits for the replies. */
export async function openRaw(lab: RunningLab) {
  const peer = await Peer.open(lab.origin, PATH);
  const say = (...said: Said[]) => {
    for (const one of said) peer.socket.send(JSON.stringify(one));
  };
  const reply = async (ref: string) => {
    const [, , , , payload] = await peer.hears<Said>(
      ([, to, , event]) => event === 'phx_reply' && to === ref,
    );
    return payload;
  };
  return { peer, say, reply };
}

/** An error reply. */
export const refusal = (reason: string | RegExp) => ({
  status: 'error',
  response: { reason: typeof reason === 'string' ? reason : (expect.stringMatching(reason) as string) },
});
export const OK = { status: 'ok', response: {} };
