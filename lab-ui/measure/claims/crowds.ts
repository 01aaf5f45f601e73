import { percentile } from '../percentile.ts';
import { cannotTell, judged, reason, type Claim } from './claim.ts';
import { byLane, byLanes, figure, tooFewMoods } from './common.ts';
import type { LaneEvidence } from './evidence.ts';

const LEAST_MOODS = 5;
/** From so many moods a message on one counts as batching. */
const BATCHED = 1.1;
/** Intervals are equal within a quarter; a poll is good when it is seldom in vain and seldom brings several. */
const EQUAL = 1.25;
const GOOD_USELESS = 0.25;
const GOOD_PER_ANSWER = 1.5;

const inOrder = reason<{ websocket: number; sse: number; longPoll: number }>('order-of-medians', {
  fr: ({ websocket, sse, longPoll }, say) =>
    `Médianes : WebSocket ${say.ms(websocket)}, SSE ${say.ms(sse)}, long polling ${say.ms(longPoll)}, un lecteur chacun.`,
  en: ({ websocket, sse, longPoll }, say) =>
    `Medians: WebSocket ${say.ms(websocket)}, SSE ${say.ms(sse)}, long polling ${say.ms(longPoll)}, one reader each.`,
});
const tooClose = reason<{ uncertaintyMs: number }>('too-close', {
  fr: ({ uncertaintyMs }, say) =>
    `Les médianes sont plus proches que leur incertitude (± ${say.ms(uncertaintyMs)}, hasard et horloge) : l’ordre ne veut rien dire.`,
  en: ({ uncertaintyMs }, say) =>
    `The medians are closer than they are certain (± ${say.ms(uncertaintyMs)}, chance and clock): their order means nothing.`,
});
const oneReader = reason<{ needed: number }>('one-reader', {
  fr: ({ needed }, say) =>
    `Une comparaison a un lecteur par voie, il en faudrait au moins ${say.number(needed)} : « npm run bench » en ouvre autant.`,
  en: ({ needed }, say) =>
    `A comparison has one reader a lane, this takes ${say.number(needed)} at least: “npm run bench” opens as many.`,
});
const batching = reason<{ polled: number; framed: number }>('batching', {
  fr: ({ polled, framed }, say) =>
    `${say.number(polled)} humeurs par réponse en long polling, ${say.number(framed)} par trame en WebSocket. Le lab groupe aussi ce qui attend un WebSocket.`,
  en: ({ polled, framed }, say) =>
    `${say.number(polled)} moods an answer by long polling, ${say.number(framed)} a frame by WebSocket. The lab also groups what waits for a WebSocket.`,
});
const noBatch = reason<{ scenario: string }>('no-batch', {
  fr: ({ scenario }, say) =>
    `Les humeurs sont venues une à une, rien à grouper. Le scénario « ${say.scenario(scenario)} » le dirait.`,
  en: ({ scenario }, say) =>
    `Moods came one by one, there was nothing to group. The scenario “${say.scenario(scenario)}” would tell.`,
});
const pullIs = reason<{ ratio: number; useless: number; perAnswer: number }>('pull-is', {
  fr: ({ ratio, useless, perAnswer }, say) =>
    `L’intervalle vaut ${say.number(ratio)} fois celui des humeurs : ${say.share(useless)} de questions vaines, ${say.number(perAnswer)} humeurs par réponse utile.`,
  en: ({ ratio, useless, perAnswer }, say) =>
    `The interval is ${say.number(ratio)} times that of the moods: ${say.share(useless)} of questions in vain, ${say.number(perAnswer)} moods per answer that brought any.`,
});
const cpu = reason<{ needed: number }>('beyond-cpu', {
  fr: () =>
    'Une comparaison ne mesure pas le processeur du serveur : « npm run bench » dit ce que coûte une livraison.',
  en: () =>
    'A comparison does not measure the server’s processor: “npm run bench” says what one delivery costs.',
});

/** Entries in each answer or frame that had any, on average; null where none had. */
function perMessage({ rows }: LaneEvidence): number | null {
  const full = rows.filter(({ kind, entries = 0 }) => (kind === 'answer' || kind === 'frame') && entries > 0);
  if (full.length === 0) return null;
  return full.reduce((sum, { entries = 0 }) => sum + entries, 0) / full.length;
}

/** How far off a median may be: by the clock, or by chance (1.25 σ / √n, σ from the quartiles). */
function medianErrorMs({ lane }: LaneEvidence): number {
  const latencies = Float64Array.from(lane.arrivals, ({ at, receivedAt }) => receivedAt - at).sort();
  const quartiles = percentile(latencies, 75) - percentile(latencies, 25);
  return Math.max(lane.clock.uncertaintyMs, (1.25 * quartiles) / 1.35 / Math.sqrt(latencies.length));
}

const order = byLanes(['websocket', 'sse', 'long-poll'], (lanes) => {
  const had = Math.min(...lanes.map(({ result }) => result.events));
  if (had < LEAST_MOODS) return cannotTell(tooFewMoods({ had, needed: LEAST_MOODS }));
  const [websocket, sse, longPoll] = lanes.map(({ result }) => result.latency.p50!) as [
    number,
    number,
    number,
  ];
  const uncertaintyMs = Math.max(...lanes.map(medianErrorMs));
  const measured = [
    figure.ms('WebSocket', 'WebSocket', websocket),
    figure.ms('SSE', 'SSE', sse),
    figure.ms('long polling', 'long polling', longPoll),
  ];
  const closest = Math.min(Math.abs(sse - websocket), Math.abs(longPoll - sse));
  if (closest < uncertaintyMs) return cannotTell(tooClose({ uncertaintyMs }), ...measured);
  return judged(websocket < sse && sse < longPoll, inOrder({ websocket, sse, longPoll }), ...measured);
});

const batches = byLanes(['long-poll', 'websocket'], ([poll, socket]) => {
  const polled = perMessage(poll!);
  const framed = perMessage(socket!);
  if (polled === null || framed === null) return cannotTell(tooFewMoods({ had: 0, needed: 1 }));
  const measured = [
    figure.times('humeurs par réponse', 'moods per answer', polled),
    figure.times('humeurs par trame', 'moods per frame', framed),
  ];
  if (Math.max(polled, framed) < BATCHED) return cannotTell(noBatch({ scenario: 'rush' }), ...measured);
  return judged(polled > framed * BATCHED, batching({ polled, framed }), ...measured);
});

const goodPull = byLane('short-poll', (lane, { record }) => {
  const perAnswer = perMessage(lane);
  const useless = lane.result.uselessShare;
  if (perAnswer === null || useless === null || lane.result.events < LEAST_MOODS) {
    return cannotTell(tooFewMoods({ had: lane.result.events, needed: LEAST_MOODS }));
  }
  const ratio = (record.parameters.feed.rate * record.parameters.pollMs) / 1_000;
  const isEqual = ratio <= EQUAL && ratio >= 1 / EQUAL;
  const isGood = useless <= GOOD_USELESS && perAnswer <= GOOD_PER_ANSWER;
  return judged(
    isEqual === isGood,
    pullIs({ ratio, useless, perAnswer }),
    figure.share('vaines', 'in vain', useless),
    figure.times('humeurs par réponse', 'moods per answer', perAnswer),
  );
});

/** What was measured with many readers at once, in so far as one reader can speak to it. */
export const CROWDS: readonly Claim[] = [
  {
    id: 'nchan-order',
    source: 'nchan',
    transports: ['long-poll', 'sse', 'websocket'],
    text: {
      fr: 'WebSocket devant SSE, SSE devant le long polling',
      en: 'WebSocket before SSE, SSE before long polling',
    },
    judge: order,
  },
  {
    id: 'nchan-times',
    source: 'nchan',
    transports: ['long-poll', 'sse', 'websocket'],
    text: {
      fr: '0,59 / 0,87 / 0,93 ms pour servir 100 abonnés',
      en: '0.59 / 0.87 / 0.93 ms to serve 100 subscribers',
    },
    judge: () => cannotTell(oneReader({ needed: 100 })),
  },
  {
    id: 'bozdag-interval',
    source: 'bozdag',
    transports: ['short-poll'],
    text: {
      fr: 'Interroger n’est bon que si l’intervalle égale celui des publications',
      en: 'Pull is good only where its interval equals that of publishing',
    },
    judge: goodPull,
  },
  {
    id: 'bozdag-cpu',
    source: 'bozdag',
    transports: ['long-poll', 'short-poll'],
    text: {
      fr: 'Pousser coûte au serveur 7 fois le processeur',
      en: 'Push costs the server 7 times the CPU',
    },
    judge: () => cannotTell(cpu({ needed: 1 })),
  },
  {
    id: 'signalr-batching',
    source: 'signalr',
    transports: ['long-poll', 'websocket'],
    text: {
      fr: 'Le long polling groupe les messages, d’où son débit',
      en: 'Long polling batches messages, hence its throughput',
    },
    judge: batches,
  },
  {
    id: 'signalr-throughput',
    source: 'signalr',
    transports: ['long-poll', 'websocket'],
    text: {
      fr: '2,4 millions de messages par seconde en long polling, 1 million en WebSocket',
      en: '2.4 million messages a second by long polling, 1 million by WebSocket',
    },
    judge: () => cannotTell(oneReader({ needed: 1_000 })),
  },
  {
    id: 'etherpad-load',
    source: 'etherpad',
    transports: ['short-poll', 'websocket'],
    text: {
      fr: 'WebSocket seul est pire sous forte charge (p95 : 82 ms contre 22 à 200 auteurs)',
      en: 'WebSocket alone is worse under high load (p95: 82 ms against 22 with 200 authors)',
    },
    judge: () => cannotTell(oneReader({ needed: 200 })),
  },
];
