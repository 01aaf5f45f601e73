import { cannotTell, doesNotHold, holds, judged, reason, type Claim } from './claim.ts';
import { byLane, byLanes, figure, tooFewMoods } from './common.ts';
import { latencyWithin } from './latency.ts';
import { sEn, sFr } from '../../i18n/plural.ts';

/** "99 %": what is claimed, and how near the least likely share must be for it to be told from less. */
const CLAIMED = 0.99;
const NEAR = 0.95;

interface Values extends Record<string, number | string> {
  share: number;
  expected: number;
  everyMs: number;
  neededMs: number;
}

const lessUseless = reason<Values>('less-useless', {
  fr: ({ share, expected, everyMs, neededMs }, say) =>
    `${say.share(share)} ici ; la théorie attend ${say.share(expected)} à une humeur toutes les ${say.ms(everyMs)}. Pour 99 % il faudrait seulement une humeur toutes les ${say.ms(neededMs)}.`,
  en: ({ share, expected, everyMs, neededMs }, say) =>
    `${say.share(share)} here; theory expects ${say.share(expected)} at one mood every ${say.ms(everyMs)}. For 99% there would have to be only one every ${say.ms(neededMs)}.`,
});
const asUseless = reason<Values>('as-useless', {
  fr: ({ share, everyMs }, say) =>
    `${say.share(share)} ici : à une humeur toutes les ${say.ms(everyMs)}, presque chaque question est vaine.`,
  en: ({ share, everyMs }, say) =>
    `${say.share(share)} here: at one mood every ${say.ms(everyMs)} nearly every question is in vain.`,
});
const tooFewPolls = reason<Values>('too-few-polls', {
  fr: ({ share, low, high }, say) =>
    `${say.share(share)} ici, mais sur si peu de questions cela peut valoir de ${say.share(Number(low))} à ${say.share(Number(high))}. Interrogez plus souvent ou plus longtemps.`,
  en: ({ share, low, high }, say) =>
    `${say.share(share)} here, but on so few questions it may stand for anything from ${say.share(Number(low))} to ${say.share(Number(high))}. Poll more often, or for longer.`,
});

/** Where a share of so many trials may really lie, with 95 % confidence (Wilson). */
function likely(share: number, count: number): { low: number; high: number } {
  const z2 = 1.96 ** 2;
  const middle = share + z2 / (2 * count);
  const half = 1.96 * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  const scale = 1 + z2 / count;
  return { low: (middle - half) / scale, high: (middle + half) / scale };
}

const useless = byLane('short-poll', ({ result }, { record }) => {
  const { feed, pollMs } = record.parameters;
  const { requests, uselessShare: share } = result;
  if (share === null) return cannotTell(tooFewMoods({ had: 0, needed: 1 }));
  const { low, high } = likely(share, requests);
  const perPoll = (feed.rate * pollMs) / 1_000;
  const values: Values = {
    share,
    low,
    high,
    expected: feed.rhythm === 'poisson' ? Math.exp(-perPoll) : Math.max(0, 1 - perPoll),
    everyMs: 1_000 / feed.rate,
    neededMs: feed.rhythm === 'poisson' ? pollMs / -Math.log(CLAIMED) : pollMs / (1 - CLAIMED),
  };
  const measured = [
    figure.share('inutiles', 'useless', share),
    figure.count('questions', 'questions', requests),
  ];
  if (high < CLAIMED) return doesNotHold(lessUseless(values), ...measured);
  if (low < NEAR) return cannotTell(tooFewPolls(values), ...measured);
  return holds(asUseless(values), ...measured);
});

const oneRequest = reason<{ requests: number; events: number }>('no-useless-request', {
  fr: ({ requests, events }, say) =>
    `${say.number(requests)} requête${sFr(requests)} pour ${say.number(events)} humeur${sFr(events)}, aucune pour rien.`,
  en: ({ requests, events }, say) =>
    `${say.number(requests)} request${sEn(requests)} for ${say.number(events)} mood${sEn(events)}, none in vain.`,
});
const inVain = reason<{ useless: number }>('requests-in-vain', {
  fr: ({ useless: count }, say) =>
    `${say.number(count)} requête${sFr(count)} pour rien : refusée${sFr(count)}, ou sans une seule humeur.`,
  en: ({ useless: count }, say) =>
    `${say.number(count)} request${sEn(count)} in vain: refused, or without a single mood.`,
});

const noUseless = byLane('websocket', ({ lane, result, rows }) => {
  const { requests, events } = result;
  if (requests === 0) return cannotTell(tooFewMoods({ had: 0, needed: 1 }));
  const refused = rows.filter(({ kind, status }) => kind === 'answer' && (status ?? 0) >= 400).length;
  const count = Math.max(lane.reading.useless, refused, events === 0 ? requests : 0);
  return judged(
    count === 0,
    count === 0 ? oneRequest({ requests, events }) : inVain({ useless: count }),
    figure.count('requêtes inutiles', 'useless requests', count),
  );
});

const bandwidth = reason<{ websocket: number; polling: number }>('bandwidth', {
  fr: ({ websocket, polling }, say) =>
    `${say.bytes(websocket)} par WebSocket contre ${say.bytes(polling)} par polling court, pour les mêmes humeurs.`,
  en: ({ websocket, polling }, say) =>
    `${say.bytes(websocket)} by WebSocket against ${say.bytes(polling)} by short polling, for the same moods.`,
});

const notTheSame = reason<{ polled: number; pushed: number }>('not-the-same-moods', {
  fr: ({ polled, pushed }, say) =>
    `Les deux voies n’ont pas eu les mêmes humeurs (${say.number(polled)} contre ${say.number(pushed)}) : leurs octets ne se comparent pas.`,
  en: ({ polled, pushed }, say) =>
    `The two lanes did not have the same moods (${say.number(polled)} against ${say.number(pushed)}): their bytes do not compare.`,
});

const saves = byLanes(['short-poll', 'websocket'], ([poll, socket]) => {
  const bytesOf = ({ bytesUp, bytesDown }: { bytesUp: number; bytesDown: number }) => bytesUp + bytesDown;
  const polling = bytesOf(poll!.result);
  const websocket = bytesOf(socket!.result);
  if (polling === 0 || websocket === 0) return cannotTell(tooFewMoods({ had: 0, needed: 1 }));
  const [polled, pushed] = [poll!.result.events, socket!.result.events];
  if (polled !== pushed) return cannotTell(notTheSame({ polled, pushed }));
  return judged(
    websocket < polling,
    bandwidth({ websocket, polling }),
    figure.times('polling ÷ WebSocket', 'polling ÷ WebSocket', polling / websocket),
  );
});

const load = reason<{ requests: number }>('beyond-load', {
  fr: () =>
    'Une comparaison n’a qu’un lecteur par voie et ne mesure pas le processeur du serveur : « npm run bench » le fait.',
  en: () =>
    'A comparison has one reader a lane and does not measure the server’s processor: “npm run bench” does.',
});

/** What the comments of the chapter's first example promise. */
export const CHAPTER_CODE: readonly Claim[] = [
  {
    id: 'useless-99',
    source: 'chapter',
    transports: ['short-poll'],
    text: { fr: '99 % des requêtes inutiles', en: '99% of the requests are useless' },
    judge: useless,
  },
  {
    id: 'no-useless-requests',
    source: 'chapter',
    transports: ['websocket'],
    text: { fr: 'Pas de requêtes inutiles', en: 'No useless requests' },
    judge: noUseless,
  },
  {
    id: 'under-100-ms',
    source: 'chapter',
    transports: ['websocket'],
    text: { fr: 'Latence de moins de 100 ms', en: 'Latency under 100 ms' },
    judge: latencyWithin('websocket', 0, 100),
  },
  {
    id: 'saves-bandwidth',
    source: 'chapter',
    transports: ['websocket'],
    text: { fr: 'Économie de bande passante', en: 'Saves bandwidth' },
    judge: saves,
  },
  {
    id: 'server-load',
    source: 'chapter',
    transports: ['short-poll', 'websocket'],
    text: {
      fr: 'Charge serveur : importante en polling, minimale en WebSocket',
      en: 'Server load: high with polling, minimal with WebSocket',
    },
    judge: byLanes(['short-poll', 'websocket'], ([poll]) =>
      cannotTell(load({ requests: poll!.result.requests })),
    ),
  },
];
