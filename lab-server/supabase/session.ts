import type { Cursor, Batch } from '../wire/batch.ts';
import type { ChannelEnd } from '../wire/control.ts';
import { ExpectationError } from '../wire/expect.ts';
import { NOT_HERE, readBindings, type Binding } from './bindings.ts';
import { changeFrame } from './change.ts';
import { Channel } from './channel.ts';
import type { ChannelOwner, RealtimeFaults } from './faults.ts';
import { writeMessage, type Encoded, type Message, type Version } from './message.ts';

/** Before the name that `supabase.channel(name)` was given. */
const PREFIX = 'realtime:';

/** Most channels on one socket: the service's own limit. */
const MOST_CHANNELS = 100;

/** What a socket's session needs of its socket. */
export interface SessionParts {
  readonly version: Version;
  readonly faults: RealtimeFaults;
  /** Where the log is now. */
  readonly now: () => Cursor;
  readonly send: (text: string) => void;
}

/** What one socket has joined, and what its messages are answered. */
export class RealtimeSession implements ChannelOwner {
  readonly #parts: SessionParts;
  readonly #channels = new Map<string, Channel>();

  constructor(parts: SessionParts) {
    this.#parts = parts;
    parts.faults.enter(this);
  }

  receive(message: Message): void {
    const { topic, event } = message;
    if (topic === 'phoenix') return this.#answerHeartbeat(message);
    if (event === 'phx_join') return this.#join(message);
    if (event === 'phx_leave') return this.#leave(message);
    // A new token is only ever taken note of.
    if (event === 'access_token') return;
    if (!this.#channels.has(topic)) return this.#refuse(message, 'unmatched topic');
    if (event !== 'broadcast' && event !== 'presence')
      return this.#refuse(message, `Unknown event: expected phx_leave or access_token, got "${event}"`);
    this.#refuse(message, NOT_HERE);
    this.#tell(topic, { extension: event, status: 'error', message: NOT_HERE });
  }

  /** The frames that tell this socket's channels of a batch; a gap tells nothing, as on the service. */
  framesOf({ entries, gap }: Batch): Buffer[] {
    const frames: Buffer[] = [];
    if (gap) for (const channel of this.#channels.values()) channel.skipGap();
    for (const entry of entries) {
      for (const channel of this.#channels.values()) {
        const ids = channel.idsFor(entry);
        if (ids.length > 0) frames.push(changeFrame(this.#parts.version, channel.topic, ids, entry));
      }
    }
    return frames;
  }

  endChannels(how: ChannelEnd): void {
    for (const { topic, joinRef } of this.#channels.values()) {
      this.#drop(topic);
      this.#send({ joinRef, ref: joinRef, topic, event: how, json: '{}' });
    }
  }

  close(): void {
    this.#parts.faults.leave(this);
    for (const topic of this.#channels.keys()) this.#drop(topic);
  }

  #answerHeartbeat(message: Message) {
    if (message.event !== 'heartbeat') return this.#refuse(message, 'unmatched topic');
    if (!this.#parts.faults.fault.muteHeartbeat) this.#reply(message, {});
  }

  #join(message: Message) {
    const { topic, payload } = message;
    const { muteJoin, refuseJoin } = this.#parts.faults.fault;
    this.#drop(topic);
    if (muteJoin) return;
    try {
      if (!topic.startsWith(PREFIX) || topic === PREFIX)
        throw new ExpectationError('Unknown topic', `"${PREFIX}<name>"`, JSON.stringify(topic));
      if (this.#channels.size >= MOST_CHANNELS)
        throw new ExpectationError('Too many channels', `at most ${MOST_CHANNELS} on a socket`, 'one more');
      const bindings = readBindings(payload);
      if (refuseJoin !== null) return this.#refuse(message, refuseJoin);
      this.#open(message, bindings);
    } catch (error) {
      if (!(error instanceof ExpectationError)) throw error;
      this.#refuse(message, error.message);
    }
  }

  #open(message: Message, bindings: readonly Binding[]) {
    const { topic, joinRef, ref } = message;
    const channel = new Channel(topic, joinRef ?? ref, bindings);
    this.#channels.set(topic, channel);
    this.#reply(message, { postgres_changes: bindings.map(({ id, asked }) => ({ id, ...asked })) });
    if (bindings.length === 0)
      return this.#tell(topic, { extension: 'broadcast', status: 'error', message: NOT_HERE });
    channel.begin(this.#parts.faults.fault.deliverAfterMs, this.#parts.now, () =>
      this.#tell(topic, {
        extension: 'postgres_changes',
        status: 'ok',
        message: 'Subscribed to PostgreSQL',
      }),
    );
  }

  #leave(message: Message) {
    const channel = this.#channels.get(message.topic);
    const { topic, joinRef } = message;
    this.#reply(message, {});
    if (!channel || channel.joinRef !== joinRef) return;
    this.#drop(topic);
    this.#send({ joinRef, ref: joinRef, topic, event: 'phx_close', json: '{}' });
  }

  #drop(topic: string) {
    this.#channels.get(topic)?.end();
    this.#channels.delete(topic);
  }

  #reply(message: Message, response: object) {
    this.#answer(message, { status: 'ok', response });
  }

  #refuse(message: Message, reason: string) {
    this.#answer(message, { status: 'error', response: { reason } });
  }

  #answer({ joinRef, ref, topic }: Message, payload: object) {
    this.#send({ joinRef, ref, topic, event: 'phx_reply', json: JSON.stringify(payload) });
  }

  /** A `system` message: it changes no channel's state. */
  #tell(topic: string, about: { extension: string; status: string; message: string }) {
    const joinRef = this.#channels.get(topic)?.joinRef ?? null;
    const json = JSON.stringify({ ...about, channel: topic.slice(PREFIX.length) });
    this.#send({ joinRef, ref: null, topic, event: 'system', json });
  }

  #send(message: Encoded) {
    this.#parts.send(writeMessage(this.#parts.version, message));
  }
}
