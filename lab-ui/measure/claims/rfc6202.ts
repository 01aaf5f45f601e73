import { cannotTell, judged, reason, type Claim } from './claim.ts';
import { byLane, figure, tooFewMoods } from './common.ts';

/** "Near one transit" is nearer to one than to three; below so many milliseconds a transit is all noise. */
const NEAR_ONE = 2;
const OVER = 3;
const LEAST_MOODS = 5;
const LEAST_NETWORK_MS = 10;

interface Values extends Record<string, number | string> {
  times: number;
  transitMs: number;
}

const mean = reason<Values>('mean-in-transits', {
  fr: ({ times, transitMs }, say) =>
    `La moyenne vaut ${say.number(times)} trajets, un trajet prenant ici ${say.ms(transitMs)} (réseau, serveur et navigateur).`,
  en: ({ times, transitMs }, say) =>
    `The mean is ${say.number(times)} transits, one of which takes ${say.ms(transitMs)} here (network, server and browser).`,
});
const most = reason<Values>('max-in-transits', {
  fr: ({ times, transitMs }, say) =>
    `Parmi celles arrivées pendant une réponse, qui ont attendu la question suivante, la plus lente a pris ${say.number(times)} trajets de ${say.ms(transitMs)}.`,
  en: ({ times, transitMs }, say) =>
    `Of those that came while an answer was under way, and waited for the next question, the slowest took ${say.number(times)} transits of ${say.ms(transitMs)}.`,
});
const mostBelow = reason<Values>('max-below', {
  fr: ({ times, waited }, say) =>
    `${say.number(Number(waited))} humeurs ont attendu la question suivante, et la plus lente n’a pris que ${say.number(times)} trajets.`,
  en: ({ times, waited }, say) =>
    `${say.number(Number(waited))} moods waited for the next question, and the slowest took only ${say.number(times)} transits.`,
});
const noneWaited = reason<Values>('none-waited', {
  fr: ({ times }, say) =>
    `Au pire ${say.number(times)} trajets : aucune humeur n’est tombée entre une réponse et la question suivante. Il en faudrait davantage par seconde.`,
  en: ({ times }, say) =>
    `${say.number(times)} transits at worst: no mood fell between an answer and the next question. It takes more of them a second.`,
});
const noNetwork = reason<Values>('no-network', {
  fr: ({ transitMs }, say) =>
    `Sans réseau, un trajet prend ${say.ms(transitMs)} : tout l’écart est celui de l’ordinateur. Choisissez un réseau, 4G ou satellite.`,
  en: ({ transitMs }, say) =>
    `Without a network a transit takes ${say.ms(transitMs)}: any difference is the computer’s own. Choose a network, 4G or satellite.`,
});
const troubled = reason<Record<string, never>>('troubled', {
  fr: () => 'Les pannes de cette comparaison ont retardé des humeurs : sans elles on le dirait.',
  en: () => 'The faults of this comparison held moods up: without them it could be told.',
});

/** What the RFC says of long polling's latency. */
export const RFC6202: readonly Claim[] = [
  {
    id: 'rfc6202-mean',
    source: 'rfc6202',
    transports: ['long-poll'],
    text: { fr: 'Latence moyenne : proche d’un trajet', en: 'Mean latency: close to one transit' },
    judge: byLane('long-poll', ({ result }, { record, transitMs }) => {
      const { latency, events } = result;
      if (events < LEAST_MOODS) return cannotTell(tooFewMoods({ had: events, needed: LEAST_MOODS }));
      const times = latency.mean! / transitMs;
      const measured = [
        figure.ms('moyenne', 'mean', latency.mean!),
        figure.times('trajets', 'transits', times),
      ];
      if (record.incidents.length > 0) return cannotTell(troubled({}), ...measured);
      return judged(times < NEAR_ONE, mean({ times, transitMs }), ...measured);
    }),
  },
  {
    id: 'rfc6202-max',
    source: 'rfc6202',
    transports: ['long-poll'],
    text: { fr: 'Latence maximale : plus de trois trajets', en: 'Maximum latency: over three transits' },
    judge: byLane('long-poll', ({ result, lane }, { record, transitMs }) => {
      const { latency, events } = result;
      if (events < LEAST_MOODS) return cannotTell(tooFewMoods({ had: events, needed: LEAST_MOODS }));
      const waited = lane.arrivals.filter(({ at, sentAt }) => sentAt - at > transitMs / 2);
      const slowest = Math.max(...waited.map(({ at, receivedAt }) => receivedAt - at));
      const times = (waited.length > 0 ? slowest : latency.max!) / transitMs;
      const values = { times, transitMs, waited: waited.length };
      const measured = [
        figure.ms('maximum', 'maximum', latency.max!),
        figure.times('trajets', 'transits', times),
      ];
      if (record.incidents.length > 0) return cannotTell(troubled({}), ...measured);
      if (record.parameters.network.rttMs < LEAST_NETWORK_MS)
        return cannotTell(noNetwork(values), ...measured);
      if (waited.length === 0) return cannotTell(noneWaited(values), ...measured);
      return judged(times > OVER, (times > OVER ? most : mostBelow)(values), ...measured);
    }),
  },
];
