import { Failure, passed, type Check, type Finding } from '../../check.ts';
import { correlation, interquartileRange, largestShare, median } from '../../statistics.ts';
import { Crowd } from './crowd.ts';
import { duration, say } from './say.ts';
import { step } from './scene.ts';

/** Jitter is judged by the attempts that time is fine enough for. */
const JITTER = { managers: 20, attempts: 3, apartMs: 30, stepMs: 20 };

/** Whether a crowd spreads out. */
export const jitterStep: Check = step(
  'jitter',
  {
    points: 2,
    needs: ['2.comes-back'],
    section: 'jitter',
    title: { fr: 'Disperse une foule', en: 'Spreads a crowd' },
    hint: {
      fr: 'Tirez au sort à chaque pause, et pas une fois pour toutes : par exemple `Math.random() * délai`.',
      en: 'Draw anew for each pause, not once for all: for example `Math.random() * delay`.',
    },
  },
  async (stage) => {
    const { attempts, stepMs } = JITTER;
    const options = { baseReconnectDelay: stage.draw(800, 1_200), maxReconnectDelay: 8_000 };
    const crowd = await Crowd.stranded(stage, JITTER, options);
    await crowd.student.advance(26_000, () => crowd.exhausted, stepMs);
    return judgeSpread(
      Array.from({ length: attempts }, (_, n) => crowd.pausesBefore(n)),
      crowd.pauses,
    );
  },
);

/** Pauses whose correlation from client to client is higher come from one draw. */
const SAME_DRAW = 0.97;

/** How much the pause before the attempt after this one is like the one before it, from −1 to 1. */
function likeness(byManager: readonly number[][], attempt: number): number {
  const pairs = byManager.map((pauses) => pauses.slice(attempt, attempt + 2));
  const whole = pairs.filter(({ length }) => length === 2);
  return correlation(
    whole.map(([first]) => first!),
    whole.map(([, second]) => second!),
  );
}

/** Expects some attempt to be spread out, and pauses that were drawn anew. */
function judgeSpread(byAttempt: readonly number[][], byManager: readonly number[][]): Finding {
  const { managers, stepMs } = JITTER;
  const spread = byAttempt.some((pauses) => {
    if (pauses.length < managers * 0.8) return false;
    const range = interquartileRange(pauses);
    const wide = range >= 0.05 * median(pauses) || range >= 100;
    return wide && range >= 2 * stepMs && largestShare(pauses) < 0.45;
  });
  if (!spread) {
    const first = byAttempt[0] ?? [];
    const [least, most] = [duration(Math.min(...first)), duration(Math.max(...first))];
    throw new Failure(
      { fr: 'des pauses différentes d’un client à l’autre', en: 'pauses that differ from client to client' },
      { fr: `de ${least.fr} à ${most.fr}`, en: `${least.en} to ${most.en}` },
      say(
        [least, most],
        (a, b) =>
          `${managers} clients ont perdu le serveur : tous sont revenus presque ensemble, après ${a} à ${b}, et de même ensuite.`,
        (a, b) =>
          `${managers} clients lost the server: all came back almost together, after ${a} to ${b}, and again so later.`,
      ),
    );
  }
  // Not `same < 0.97`: where one of two pauses is always the same, as an immediate first one, there is no correlation.
  const repeated = [0, 1].some((attempt) => likeness(byManager, attempt) >= SAME_DRAW);
  if (!repeated) return passed;
  const [expected, found] = [
    { fr: 'un tirage par pause', en: 'a draw for each pause' },
    { fr: 'un seul tirage pour toutes les pauses d’un client', en: 'one draw for all pauses of a client' },
  ];
  throw new Failure(expected, found, {
    fr: 'Chaque client garde le même hasard d’une pause à l’autre : qui est en retard une fois l’est toujours. Tirez à chaque pause.',
    en: 'Each client keeps the same draw from pause to pause: who is late once is late always. Draw for each pause.',
  });
}
