import * as v from 'valibot';
import { expectJson, expectShape } from '../wire/expect.ts';

/** Versions of the Phoenix serializer that supabase-js may ask for. */
export const VERSIONS = ['1.0.0', '2.0.0'] as const;
export type Version = (typeof VERSIONS)[number];

const refSchema = v.nullable(v.pipe(v.string(), v.maxLength(64)));
const nameSchema = v.pipe(v.string(), v.maxLength(256));
const payloadSchema = v.record(v.string(), v.unknown());

const objectSchema = v.object({
  join_ref: v.optional(refSchema, null),
  ref: v.optional(refSchema, null),
  topic: nameSchema,
  event: nameSchema,
  payload: payloadSchema,
});
const arraySchema = v.strictTuple([refSchema, refSchema, nameSchema, nameSchema, payloadSchema]);

/** What both sides say to each other. `joinRef` names the join that a message belongs to, `ref` a question and its reply. */
export interface Message {
  readonly joinRef: string | null;
  readonly ref: string | null;
  readonly topic: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A message whose payload is JSON already, so that a change is encoded once for all. */
export type Encoded = Omit<Message, 'payload'> & { readonly json: string };

/** Reads a text frame; throws an ExpectationError when it is no message of this version. */
export function readMessage(version: Version, text: string): Message {
  const said = expectJson('message', text);
  if (version === '1.0.0') {
    const { join_ref: joinRef, ...rest } = expectShape('message', objectSchema, said);
    return { joinRef, ...rest };
  }
  const [joinRef, ref, topic, event, payload] = expectShape('message', arraySchema, said);
  return { joinRef, ref, topic, event, payload };
}

/** The text of a message: an object in version 1.0.0, an array in 2.0.0. */
export function writeMessage(version: Version, { joinRef, ref, topic, event, json }: Encoded): string {
  const [from, to, about, what] = [joinRef, ref, topic, event].map((value) => JSON.stringify(value));
  if (version === '2.0.0') return `[${from},${to},${about},${what},${json}]`;
  return `{"join_ref":${from},"ref":${to},"topic":${about},"event":${what},"payload":${json}}`;
}
