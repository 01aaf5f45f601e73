import { Failure, passed, type Check, type Text } from '../../check.ts';
import { median } from '../../statistics.ts';
import { Crowd } from './crowd.ts';
import { duration, durations, say } from './say.ts';
import { longestFirstPause, step } from './scene.ts';

/**
 * Growth: a pause from this attempt on (0, 1, 2, …) has to reach so many bases. Over eight attempts linear growth
 * stays below, with any jitter of a second; a factor of 1.5 or more goes beyond, as do full and decorrelated jitter.
 */
const LATE_ATTEMPT = 2;
const LATE_FACTOR = 10;
const GROWTH = { managers: 12, attempts: 8, apartMs: 110, stepMs: 100 };

const grows = step(
  'backoff-grows',
  {
    points: 2,
    needs: ['2.comes-back'],
    section: 'backoff',
    title: { fr: 'Attend de plus en plus longtemps', en: 'Waits longer and longer' },
    hint: {
      fr: 'Doublez : `base * 2 ** tentative`. En JavaScript `^` est un OU exclusif. Le compteur avance d’un par tentative.',
      en: 'Double it: `base * 2 ** attempt`. In JavaScript `^` is an exclusive OR. The counter moves on by one an attempt.',
    },
  },
  async (stage) => {
    const base = stage.draw(800, 1_200);
    const { managers, stepMs } = GROWTH;
    const options = { baseReconnectDelay: base, maxReconnectDelay: base * 200 };
    const crowd = await Crowd.stranded(stage, GROWTH, options);
    const wanted = LATE_FACTOR * base;
    const grown = () => crowd.allPauses.some(({ attempt, ms }) => attempt >= LATE_ATTEMPT && ms >= wanted);
    await crowd.student.advance(80 * base, () => grown() || crowd.exhausted, stepMs);
    expectModestBeginning(crowd, base);
    if (grown()) return passed;
    const typical = durations(typicalPauses(crowd));
    throw new Failure(
      {
        fr: `une pause d’au moins ${wanted} ms en huit tentatives`,
        en: `a pause of at least ${wanted} ms within eight attempts`,
      },
      typical,
      say(
        [duration(base), duration(wanted), typical],
        (b, w, t) =>
          `Base ${b}, ${managers} gestionnaires : vos pauses typiques sont ${t}. En doublant, on dépasse ${w} à la cinquième.`,
        (b, w, t) =>
          `Base ${b}, ${managers} managers: your typical pauses are ${t}. Doubling, the fifth is over ${w}.`,
      ),
    );
  },
);

function typicalPauses(crowd: Crowd): number[] {
  const most = Math.max(...crowd.pauses.map(({ length }) => length), 0);
  return Array.from({ length: most }, (_, attempt) => median(crowd.pausesBefore(attempt)));
}

/** The first pause is near the base: whoever always waits long has not grown. */
function expectModestBeginning(crowd: Crowd, base: number): void {
  const limit = longestFirstPause(base) + 2 * GROWTH.stepMs + crowd.student.slackMs;
  const first = crowd.allPauses.filter(({ attempt }) => attempt === 0);
  const longest = Math.max(...first.map(({ ms }) => ms));
  if (longest <= limit) return;
  throw new Failure(
    { fr: `une première pause de ${limit} ms au plus`, en: `a first pause of at most ${limit} ms` },
    `${longest} ms`,
    say(
      [duration(base), duration(longest), duration(longestFirstPause(base))],
      (b, l, w) =>
        `Base ${b} : avant la première tentative vous avez attendu ${l} ; attendu : ${w} au plus (3 bases + 1 s).`,
      (b, l, w) =>
        `Base ${b}: before the first attempt you waited ${l}; expected at most ${w} (3 bases + 1 s).`,
    ),
  );
}

const CAP = { managers: 5, attempts: 5, apartMs: 60, stepMs: 50 };

const cap = step(
  'backoff-cap',
  {
    points: 1,
    needs: ['2.comes-back'],
    section: 'cap',
    title: { fr: 'N’attend jamais plus que le plafond', en: 'Never waits longer than the cap' },
    hint: {
      fr: '`Math.min(maxReconnectDelay, …)` autour du tout : ce qu’on ajoute après le plafond le dépasse.',
      en: '`Math.min(maxReconnectDelay, …)` around everything: what is added after the cap goes over it.',
    },
  },
  async (stage) => {
    const base = stage.draw(800, 1_200);
    const limit = Math.round(base * (2.5 + stage.random()));
    const { attempts, stepMs } = CAP;
    const options = { baseReconnectDelay: base, maxReconnectDelay: limit };
    const crowd = await Crowd.stranded(stage, CAP, options);
    const tolerated = limit + 2 * stepMs + crowd.student.slackMs;
    const worstSoFar = () => crowd.allPauses.reduce((a, b) => (b.ms > a.ms ? b : a));
    const done = () => worstSoFar().ms > tolerated || crowd.exhausted;
    await crowd.student.advance(attempts * limit + 5_000, done, stepMs);
    const worst = worstSoFar();
    if (worst.ms <= tolerated) return { ...passed, advice: adviceAtCap(crowd) };
    throw new Failure(
      { fr: `aucune pause de plus de ${limit} ms`, en: `no pause over ${limit} ms` },
      `${worst.ms} ms`,
      say(
        [duration(limit), duration(worst.ms)],
        (l, w) =>
          `Plafond ${l} : avant la tentative ${worst.attempt + 1} vous avez attendu plus (${w} au moins).`,
        (l, w) => `Cap ${l}: before attempt ${worst.attempt + 1} you waited longer (${w} at least).`,
      ),
    );
  },
);

/** Jitter that is added before the cap is gone at the cap: all come back together from then on. */
function adviceAtCap(crowd: Crowd): Text[] {
  const spread = (pauses: readonly number[]) => Math.max(...pauses) - Math.min(...pauses);
  const resolution = 2 * CAP.stepMs;
  const atCap = [...crowd.pausesBefore(3), ...crowd.pausesBefore(4)];
  if (atCap.length < 2 || spread(atCap) > resolution || spread(crowd.pausesBefore(0)) <= resolution)
    return [];
  return [
    {
      fr: 'Conseil : au plafond, votre hasard disparaît. Dès lors tous reviennent ensemble ; tirez au sort après le plafond : `Math.random() * Math.min(plafond, …)`.',
      en: 'Advice: at the cap your jitter vanishes. From then on everybody comes back together; draw after capping: `Math.random() * Math.min(cap, …)`.',
    },
  ];
}

export const backoffSteps: readonly Check[] = [grows, cap];
