import { ExpectationError } from '../wire/expect.ts';
import type { Message } from './message.ts';

/** A client's broadcast in the binary form of version 2.0.0. */
const USER_BROADCAST_PUSH = 3;

/**
 * Reads as much of a binary broadcast as its answer needs: kind, five lengths, an encoding, then join ref, ref, topic
 * and the rest. Throws an ExpectationError when it is none.
 */
export function readPush(data: Buffer): Message {
  const [kind, joinRefLength = 0, refLength = 0, topicLength = 0] = data;
  const joinRefEnd = 7 + joinRefLength;
  const refEnd = joinRefEnd + refLength;
  const end = refEnd + topicLength;
  if (kind !== USER_BROADCAST_PUSH || data.length < end)
    throw new ExpectationError('Invalid message', 'a broadcast push', `${data.length} bytes of another kind`);
  const text = (from: number, to: number) => (from === to ? null : data.toString('utf8', from, to));
  const topic = text(refEnd, end) ?? '';
  return {
    joinRef: text(7, joinRefEnd),
    ref: text(joinRefEnd, refEnd),
    topic,
    event: 'broadcast',
    payload: {},
  };
}
