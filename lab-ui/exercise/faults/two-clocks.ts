import type { LatencyMeter, Timers } from '../../../exercises/contract.ts';
import type { Text } from '../../../lab-server/wire/exercise.ts';
import { createDice } from './dice.ts';
import type { Sample, Simulation } from './simulation.ts';

type Create = (clock: Pick<Timers, 'now'>) => LatencyMeter;

const MINUTE_MS = 60_000;
const MINUTES = 8 * 60;
/** How far the laptop's clock is ahead at first, milliseconds, and how much it gains: 100 millionths, as quartz may. */
const AHEAD_MS = 400;
const GAIN = 100e-6;

/** A day of eight hours on a laptop whose clock is a little fast. Counts by how much the mean latency is wrong. */
export const twoClocks: Simulation = {
  exportName: 'createMeter',
  right: 20,
  end: MINUTES / 60,
  run(program) {
    const dice = createDice(77);
    let truth = 0;
    const here = () => truth * (1 + GAIN) + AHEAD_MS;
    const meter = (program as Create)({ now: here });
    let undone = meter.meanMs() === null ? null : early;
    let [total, count] = [0, 0];
    const samples: Sample[] = [];
    for (let minute = 0; minute < MINUTES; minute++) {
      truth = minute * MINUTE_MS;
      const askedAt = here();
      const way = 10 + 10 * dice();
      const serverTime = truth + way;
      truth += 2 * way;
      meter.synchronise({ askedAt, serverTime, answeredAt: here() });
      if (!(Math.abs(meter.offsetMs() - (truth - here())) < 20)) undone ??= offset;
      for (let mood = 0; mood < 3; mood++) {
        const at = truth + 10_000 * dice();
        // The afternoon's network is slower.
        const latency = (minute < MINUTES / 2 ? 40 : 160) + 40 * dice();
        truth = at + latency;
        meter.received({ at });
        total += latency;
        count += 1;
      }
      const mean = meter.meanMs();
      const error = mean === null ? Number.NaN : Math.abs(mean - total / count);
      samples.push({ at: (minute + 1) / 60, value: error });
    }
    if (samples.some(({ value }) => Number.isNaN(value))) undone = none;
    return { samples: samples.map(({ at, value }) => ({ at, value: value || 0 })), undone };
  },
};

const early: Text = {
  fr: 'Avant la première humeur il n’y a pas de moyenne : meanMs() doit rendre null.',
  en: 'Before the first mood there is no mean: meanMs() must return null.',
};

const offset: Text = {
  fr: 'offsetMs() doit dire de combien l’horloge du serveur avance sur celle-ci ; elle se trompe de plus de 20 ms.',
  en: 'offsetMs() must tell how far the server’s clock is ahead of this one; it is wrong by more than 20 ms.',
};

const none: Text = {
  fr: 'Des humeurs sont arrivées, et meanMs() ne rend pas de nombre.',
  en: 'Moods have arrived, and meanMs() returns no number.',
};
