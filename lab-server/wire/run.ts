import * as v from 'valibot';
import { ExpectationError, expectJson, expectShape } from './expect.ts';
import { feedSchema } from './feed.ts';
import { readingSchema, transcriptRowSchema } from './readings.ts';
import { transportSchema } from './transports.ts';
import { networkSchema } from './network.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const amount = v.pipe(v.number(), v.minValue(0));

/** Where short polling has its timer: in a worker like the others, or on the page, as most pages have it. */
const threadSchema = v.picklist(['worker', 'page']);

/** What a person, or a scenario, chooses before a run. */
export const parametersSchema = v.strictObject({
  transports: v.pipe(v.array(transportSchema), v.minLength(1)),
  seconds: amount,
  /** Pause between two short polls, milliseconds. */
  pollMs: amount,
  /** Short polling asks with If-None-Match and takes 304 for "nothing new". */
  conditional: v.boolean(),
  feed: feedSchema,
  network: networkSchema,
  /** Size of a cookie that every request carries, bytes; 0: none. */
  cookieBytes: count,
  thread: threadSchema,
  /** Further EventSources that the page holds open: they take connections from the lanes. */
  extraStreams: count,
  /** What befalls the lab during the run. */
  incidents: v.array(
    v.strictObject({
      /** Since the feed's start, and how long it lasts, milliseconds; a cut is over at once. */
      atMs: amount,
      forMs: amount,
      /**
       * `restart`: the server is gone, then another one is there. `tunnel`: nothing moves. `refuse`: 503 for what is
       * asked anew. `cut`: TCP connections that are in use are torn down.
       */
      what: v.picklist(['restart', 'tunnel', 'refuse', 'cut']),
    }),
  ),
  /** Name of the scenario that the parameters came from; null: chosen by hand. */
  scenario: v.nullable(v.string()),
});

export type RunParameters = v.InferOutput<typeof parametersSchema>;

/** One event's way to one lane, milliseconds on the server's clock: committed, sent for it, received by it. */
const arrivalSchema = v.strictObject({
  seq: count,
  at: v.number(),
  sentAt: v.number(),
  receivedAt: v.number(),
});
export type Arrival = v.InferOutput<typeof arrivalSchema>;

/** What a lane had cost at one moment; `at` in milliseconds since the run's start. */
const sampleSchema = v.strictObject({ at: v.number(), requests: count, bytesUp: count, bytesDown: count });
export type Sample = v.InferOutput<typeof sampleSchema>;

const laneSchema = v.strictObject({
  transport: transportSchema,
  /** The lane's estimate of the server's clock: it is right to ± `uncertaintyMs`. */
  clock: v.strictObject({ offsetMs: v.number(), uncertaintyMs: amount }),
  arrivals: v.array(arrivalSchema),
  /** Events of the run that this lane never had. */
  missing: v.array(count),
  /** How often the log could not go on from the lane's cursor. */
  gaps: count,
  reading: readingSchema,
  samples: v.array(sampleSchema),
  /**
   * The connection's states, `at` in milliseconds on the server's clock; while `reconnecting`, who was getting it
   * back: the browser or a library of its own accord, or the lab's link.
   */
  states: v.array(
    v.strictObject({
      at: v.number(),
      name: v.string(),
      by: v.exactOptional(v.picklist(['browser', 'library', 'link'])),
    }),
  ),
});
export type LaneRecord = v.InferOutput<typeof laneSchema>;

/** A mood of the run, shortened for showing it again; `at` in milliseconds on the server's clock. */
const eventSchema = v.strictObject({
  seq: count,
  at: v.number(),
  eventType: v.picklist(['INSERT', 'UPDATE', 'DELETE']),
  id: v.number(),
  nom: v.string(),
  emoji: v.string(),
  commentaire: v.string(),
});
export type RecordedEvent = v.InferOutput<typeof eventSchema>;

/** What a person expected of one transport before the run; null where nothing was said. */
const predictionSchema = v.strictObject({
  transport: transportSchema,
  requests: v.nullable(amount),
  /** Mean, milliseconds. */
  latencyMs: v.nullable(amount),
  /** Up and down together. */
  bytes: v.nullable(amount),
  /** What the person made of the difference afterwards. */
  why: v.string(),
});
export type Prediction = v.InferOutput<typeof predictionSchema>;

/** Something that was done to the lab during the run; `at` in milliseconds since its start. */
const incidentSchema = v.strictObject({ at: v.number(), what: v.string() });
export type Incident = v.InferOutput<typeof incidentSchema>;

const recordSchema = v.strictObject({
  format: v.literal('humeur-lab-run'),
  version: v.literal(1),
  /** ISO 8601, UTC. */
  startedAt: v.pipe(v.string(), v.isoTimestamp('Expected an ISO 8601 time')),
  /** The run's zero: milliseconds on the server's clock. */
  origin: v.number(),
  /** From the lanes' common start to the last lane's last event, milliseconds. */
  lastedMs: amount,
  parameters: parametersSchema,
  lab: v.strictObject({ version: v.string(), node: v.string(), browser: v.string() }),
  /** How long the lab held a long poll, and wrote no second time to a reader, milliseconds. */
  holdMs: amount,
  coalesceMs: amount,
  heartbeatMs: amount,
  /** Events that the run put into the log. */
  events: count,
  /** The events themselves; the latest when the log kept no more. */
  moods: v.array(eventSchema),
  /** True when every lane had every event. */
  complete: v.boolean(),
  stopped: v.boolean(),
  /** True when the page was hidden at any time: browsers slow the timers of hidden pages. */
  hidden: v.boolean(),
  lanes: v.array(laneSchema),
  transcript: v.array(transcriptRowSchema),
  predictions: v.array(predictionSchema),
  incidents: v.array(incidentSchema),
});

/** What a comparison produced: everything that its tables, charts and diagrams are made of. */
export type RunRecord = v.InferOutput<typeof recordSchema>;

/**
 * Reads an exported run. Throws an ExpectationError that says whether the text is damaged, is something else, or
 * comes from a newer lab.
 */
export function parseRunRecord(text: string): RunRecord {
  const value = expectJson('run', text);
  const { format, version } = (typeof value === 'object' && value !== null ? value : {}) as {
    format?: unknown;
    version?: unknown;
  };
  if (format !== 'humeur-lab-run') {
    throw new ExpectationError(
      'Not a run of this lab',
      '"format": "humeur-lab-run"',
      JSON.stringify(format) ?? 'none',
    );
  }
  if (typeof version === 'number' && version > 1) {
    throw new ExpectationError('A run of a newer lab', 'version 1', `version ${version}`);
  }
  return expectShape('run', recordSchema, value);
}
