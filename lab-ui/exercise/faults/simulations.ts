import type { FaultName } from '../../../lab-server/wire/faults.ts';
import { freshConnection } from './fresh-connection.ts';
import { fullBatch } from './full-batch.ts';
import { heartbeats } from './heartbeats.ts';
import { jitterAtTheCap } from './jitter-at-the-cap.ts';
import { lostInsert } from './lost-insert.ts';
import type { Simulation } from './simulation.ts';
import { twoClocks } from './two-clocks.ts';

/** The simulated world of each program. */
export const SIMULATIONS: Record<FaultName, Simulation> = {
  'full-batch': fullBatch,
  'lost-insert': lostInsert,
  heartbeats,
  'fresh-connection': freshConnection,
  'two-clocks': twoClocks,
  'jitter-at-the-cap': jitterAtTheCap,
};
