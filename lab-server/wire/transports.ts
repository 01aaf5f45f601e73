import * as v from 'valibot';

/** Those that carry the lab's own batches, at `/stream/<name>`, and go on from a cursor. */
export const STREAMS = ['short-poll', 'long-poll', 'sse', 'websocket', 'ndjson'] as const;
export type StreamName = (typeof STREAMS)[number];

/** The transports of the lab, in the order in which they are always shown: the streams, and what supabase-js speaks. */
export const TRANSPORTS = [...STREAMS, 'supabase'] as const;
export type TransportName = (typeof TRANSPORTS)[number];

/** Those that the chapter compares; the others are off until somebody asks for them. */
export const CHAPTER_TRANSPORTS = ['short-poll', 'long-poll', 'sse', 'websocket'] as const;

export const transportSchema = v.picklist(TRANSPORTS);
