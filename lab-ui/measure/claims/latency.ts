import type { TransportName } from '../../../lab-server/wire/transports.ts';
import type { RunRecord } from '../../../lab-server/wire/run.ts';
import { percentile } from '../percentile.ts';
import { cannotTell, doesNotHold, holds, reason, type Bilingual, type Claim, type Reason } from './claim.ts';
import { byLane, figure, tooFewMoods } from './common.ts';

/** A range holds when at least this share of the moods came within it; with fewer moods nothing is said. */
const SHARE_WITHIN = 0.95;
const LEAST_MOODS = 5;

interface Values extends Record<string, number | string> {
  share: number;
  p50: number;
  fromMs: number;
  toMs: number;
  pollMs: number;
  rttMs: number;
  what: string;
}

const within = reason<Values>('within', {
  fr: ({ share, p50 }, say) =>
    `${say.share(share)} des humeurs sont arrivées dans cet intervalle, la médiane est à ${say.ms(p50)}.`,
  en: ({ share, p50 }, say) =>
    `${say.share(share)} of the moods came within it; the median is ${say.ms(p50)}.`,
});
const withinByInterval = reason<Values>('within-by-interval', {
  fr: ({ share, pollMs }, say) =>
    `${say.share(share)} des humeurs sont arrivées dans cet intervalle. C’est le réglage qui le fixe, pas le protocole : une question toutes les ${say.ms(pollMs)}.`,
  en: ({ share, pollMs }, say) =>
    `${say.share(share)} of the moods came within it. It is set by the choice of interval, not by the protocol: a question every ${say.ms(pollMs)}.`,
});
const quicker = reason<Values>('quicker', {
  fr: ({ share, p50, fromMs }, say) =>
    `Plus rapide qu’annoncé : la médiane est à ${say.ms(p50)}, ${say.share(1 - share)} des humeurs hors de l’intervalle. Rien n’oblige à attendre ${say.ms(fromMs)} : la réponse part dès que l’humeur est là.`,
  en: ({ share, p50, fromMs }, say) =>
    `Quicker than claimed: the median is ${say.ms(p50)}, ${say.share(1 - share)} of the moods are outside. Nothing makes anyone wait ${say.ms(fromMs)}: the answer leaves as soon as the mood is there.`,
});
const slowerByNetwork = reason<Values>('slower-by-network', {
  fr: ({ share, rttMs }, say) =>
    `${say.share(1 - share)} des humeurs hors de l’intervalle : le réseau choisi, ${say.ms(rttMs)} aller-retour, prend à lui seul ${say.ms(rttMs / 2)} par trajet. Aucun protocole n’y peut rien.`,
  en: ({ share, rttMs }, say) =>
    `${say.share(1 - share)} of the moods are outside: the chosen network, ${say.ms(rttMs)} of round trip, alone takes ${say.ms(rttMs / 2)} each way. No protocol can help that.`,
});
const slowerByInterval = reason<Values>('slower-by-interval', {
  fr: ({ share, pollMs }, say) =>
    `${say.share(1 - share)} des humeurs hors de l’intervalle : avec une question toutes les ${say.ms(pollMs)}, l’attente va jusque-là.`,
  en: ({ share, pollMs }, say) =>
    `${say.share(1 - share)} of the moods are outside: with a question every ${say.ms(pollMs)}, that is how long they may wait.`,
});
const slowerByTrouble = reason<Values>('slower-by-trouble', {
  fr: ({ share, p50 }, say) =>
    `${say.share(1 - share)} des humeurs hors de l’intervalle : elles ont attendu la fin des pannes de cette comparaison. La médiane reste à ${say.ms(p50)}.`,
  en: ({ share, p50 }, say) =>
    `${say.share(1 - share)} of the moods are outside: they waited for the faults of this comparison to end. The median is still ${say.ms(p50)}.`,
});
const slower = reason<Values>('slower', {
  fr: ({ share, p50 }, say) =>
    `${say.share(1 - share)} des humeurs hors de l’intervalle, la médiane est à ${say.ms(p50)}.`,
  en: ({ share, p50 }, say) =>
    `${say.share(1 - share)} of the moods are outside; the median is ${say.ms(p50)}.`,
});
const hiddenPage = reason<Record<string, never>>('hidden-page', {
  fr: () => 'La page a été masquée et ses minuteurs ralentis : c’est le navigateur qu’on aurait mesuré.',
  en: () => 'The page was hidden and its timers slowed down: this would measure the browser.',
});

/** "From … to …": most moods came within that time. */
export const latencyWithin = (transport: TransportName, fromMs: number, toMs: number) =>
  byLane(transport, ({ lane, result }, { record }) => {
    const latencies = lane.arrivals.map(({ at, receivedAt }) => receivedAt - at);
    if (latencies.length < LEAST_MOODS) {
      return cannotTell(tooFewMoods({ had: latencies.length, needed: LEAST_MOODS }));
    }
    const ascending = Float64Array.from(latencies).sort();
    const p50 = percentile(ascending, 50);
    const slack = lane.clock.uncertaintyMs;
    const share =
      latencies.filter((ms) => ms >= fromMs - slack && ms <= toMs + slack).length / latencies.length;
    const { network, pollMs, thread } = record.parameters;
    const values = { share, p50, fromMs, toMs, pollMs, rttMs: network.rttMs, what: transport };
    const measured = [
      figure.ms('médiane', 'median', p50),
      figure.ms('p95', 'p95', result.latency.p95!),
      figure.share('dans l’intervalle', 'within', share),
    ];
    const isPoll = transport === 'short-poll';
    if (isPoll && thread === 'page' && record.hidden) return cannotTell(hiddenPage({}), ...measured);
    if (share >= SHARE_WITHIN) return holds((isPoll ? withinByInterval : within)(values), ...measured);
    return doesNotHold(whyOutside(values, record, isPoll), ...measured);
  });

/** The nearest cause: moods that came too early, the network, the interval, what was done to the lab. */
function whyOutside(values: Values, { incidents }: RunRecord, isPoll: boolean): Reason {
  if (values.p50 < values.fromMs) return quicker(values);
  if (values.rttMs / 2 >= values.toMs) return slowerByNetwork(values);
  if (isPoll && values.pollMs > values.toMs) return slowerByInterval(values);
  if (incidents.length > 0) return slowerByTrouble(values);
  return slower(values);
}

const cell = (transport: TransportName, text: Bilingual, fromMs: number, toMs: number): Claim => ({
  id: `latency-${transport}`,
  source: 'table',
  criterion: 'latency',
  transports: [transport],
  text,
  judge: latencyWithin(transport, fromMs, toMs),
});

/** How long moods are under way. */
export const LATENCY: readonly Claim[] = [
  cell('short-poll', { fr: '0 à 5 s', en: '0 to 5 s' }, 0, 5_000),
  cell('long-poll', { fr: '0,5 à 2 s', en: '0.5 to 2 s' }, 500, 2_000),
  cell('sse', { fr: 'moins de 500 ms', en: 'under 500 ms' }, 0, 500),
  cell('websocket', { fr: 'moins de 100 ms', en: 'under 100 ms' }, 0, 100),
];
