import * as v from 'valibot';

const number = (min: number, max: number) => v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const integer = (min: number, max: number) => v.pipe(number(min, max), v.integer());

/** Bounds of the feed's parameters, for forms and checks alike. */
export const FEED_LIMITS = {
  rate: { min: 0.01, max: 1_000 },
  payloadBytes: { min: 50, max: 10_000 },
  seconds: { min: 0.1, max: 3_600 },
} as const;

export const feedSchema = v.strictObject({
  /** Same seed, same events. */
  seed: integer(0, 2 ** 32 - 1),
  /** Mean events per second. */
  rate: number(FEED_LIMITS.rate.min, FEED_LIMITS.rate.max),
  /** `poisson`: exponential pauses, so that nothing falls into step with polling. `regular`: equal pauses. */
  rhythm: v.picklist(['poisson', 'regular']),
  /** Size of the comment, UTF-8 bytes. */
  payloadBytes: integer(FEED_LIMITS.payloadBytes.min, FEED_LIMITS.payloadBytes.max),
  /** Shares of each change; they need not add up to one. */
  mix: v.strictObject({ insert: number(0, 1), update: number(0, 1), delete: number(0, 1) }),
  /** It ends by itself after so long. */
  seconds: number(FEED_LIMITS.seconds.min, FEED_LIMITS.seconds.max),
});
export type FeedOptions = v.InferOutput<typeof feedSchema>;

/** How the feed stands. */
export interface FeedState {
  running: boolean;
  /** Events committed by the feed in this or the last run. */
  sent: number;
  /** When the feed began and will end, milliseconds on the server's clock. */
  startedAt: number | null;
  endsAt: number | null;
}
