import * as v from 'valibot';

const ms = (max: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(max));

/** A network between browser and lab, made by the lab: the same for every transport, in both directions. */
export const networkSchema = v.strictObject({
  /** Round trip, milliseconds: half of it each way. Opening a TCP connection costs one more. */
  rttMs: ms(60_000),
  /** Each piece is under way up to so much longer or shorter, evenly spread; order is kept. Milliseconds. */
  jitterMs: ms(60_000),
  /** Each direction of each connection; null: as fast as the machine. */
  bytesPerSecond: v.nullable(v.pipe(v.number(), v.minValue(100), v.maxValue(1e9))),
  /** Nothing passes for `forMs` at the end of every `everyMs`; null: no tunnels. */
  tunnel: v.nullable(
    v.strictObject({
      everyMs: v.pipe(v.number(), v.minValue(1_000), v.maxValue(3_600_000)),
      forMs: ms(600_000),
    }),
  ),
});
export type NetworkProfile = v.InferOutput<typeof networkSchema>;

const calm = { jitterMs: 0, bytesPerSecond: null, tunnel: null };

/** Networks by name: a new one is one more row here and one more caption. */
export const NETWORKS = {
  local: { ...calm, rttMs: 0 },
  fibre: { ...calm, rttMs: 20 },
  '4g': { ...calm, rttMs: 60, jitterMs: 20 },
  'slow-3g': { ...calm, rttMs: 300, jitterMs: 80, bytesPerSecond: 50_000 },
  satellite: { ...calm, rttMs: 600 },
  train: { ...calm, rttMs: 60, jitterMs: 20, tunnel: { everyMs: 30_000, forMs: 8_000 } },
} satisfies Record<string, NetworkProfile>;
export type NetworkName = keyof typeof NETWORKS;
