import type { TransportName } from '../../../lab-server/wire/transports.ts';
import { cannotTell, doesNotHold, holds, judged, reason, type Claim } from './claim.ts';
import { byLane, figure, transcriptCut } from './common.ts';
import { happened, type LaneEvidence } from './evidence.ts';
import { sEn, sFr } from '../../i18n/plural.ts';

/** From this share of requests on new connections, connections are "multiple". */
const MANY = 0.5;
/** A question is "held" when one stands open for at least this share of the run. */
const HELD = 0.5;
const LEAST_REQUESTS = 3;

const reused = reason<{ requests: number; connections: number }>('reused', {
  fr: ({ requests, connections }, say) =>
    `${say.number(requests)} questions, mais ${say.number(connections)} connexion${sFr(connections)} TCP : le navigateur garde la connexion ouverte (keep-alive).`,
  en: ({ requests, connections }, say) =>
    `${say.number(requests)} questions, yet ${say.number(connections)} TCP connection${sEn(connections)}: the browser keeps it open (keep-alive).`,
});
const many = reason<{ requests: number; connections: number }>('many-connections', {
  fr: ({ requests, connections }, say) =>
    `${say.number(connections)} connexions TCP pour ${say.number(requests)} questions : elles ne resservent guère.`,
  en: ({ requests, connections }, say) =>
    `${say.number(connections)} TCP connections for ${say.number(requests)} questions: they are hardly used again.`,
});
const tooFewRequests = reason<{ requests: number }>('too-few-requests', {
  fr: ({ requests }, say) =>
    `Seulement ${say.number(requests)} question${sFr(requests)} posée${sFr(requests)} : allongez la durée ou interrogez plus souvent.`,
  en: ({ requests }, say) =>
    `Only ${say.number(requests)} question${sEn(requests)} asked: run for longer, or poll more often.`,
});
const held = reason<{ share: number; holdMs: number }>('held', {
  fr: ({ share, holdMs }, say) =>
    `Une question a attendu au serveur pendant ${say.share(share)} du temps (il la garde ${say.ms(holdMs)} au plus).`,
  en: ({ share, holdMs }, say) =>
    `A question waited on the server for ${say.share(share)} of the time (it holds one for ${say.ms(holdMs)} at most).`,
});
const hardlyHeld = reason<{ share: number; rate: number }>('hardly-held', {
  fr: ({ share, rate }, say) =>
    `Une question n’a attendu que ${say.share(share)} du temps : à ${say.number(rate)} humeur${sFr(rate)} par seconde, la réponse part presque aussitôt.`,
  en: ({ share, rate }, say) =>
    `A question waited for only ${say.share(share)} of the time: at ${say.number(rate)} mood${sEn(rate)} a second the answer leaves almost at once.`,
});
const stayed = reason<{ events: number }>('stayed-open', {
  fr: ({ events }, say) =>
    `Une seule connexion, jamais perdue, pour ${say.number(events)} humeur${sFr(events)}.`,
  en: ({ events }, say) => `One connection, never lost, for ${say.number(events)} mood${sEn(events)}.`,
});
const onlyCut = reason<{ losses: number }>('only-cut-on-purpose', {
  fr: ({ losses }, say) =>
    `Perdue ${say.number(losses)} fois, mais seulement par les pannes provoquées pendant cette comparaison.`,
  en: ({ losses }, say) =>
    `Lost ${say.number(losses)} time${sEn(losses)}, but only through what was done to it during this comparison.`,
});
const fellAway = reason<{ losses: number }>('fell-away', {
  fr: ({ losses }, say) =>
    `Perdue ${say.number(losses)} fois sans qu’aucune panne ait été provoquée : quelque chose entre les deux la ferme.`,
  en: ({ losses }, say) =>
    `Lost ${say.number(losses)} time${sEn(losses)} though nothing was done to it: something in between closes it.`,
});
const neverOpen = reason<Record<string, never>>('never-open', {
  fr: () => 'Cette voie n’a jamais été ouverte pendant la comparaison.',
  en: () => 'This lane was never open during the comparison.',
});

const connectionsOf = ({ lane }: LaneEvidence) =>
  figure.count('connexions TCP', 'TCP connections', lane.reading.connections);

const multiple = byLane('short-poll', (evidence) => {
  const { connections, requests } = evidence.lane.reading;
  const measured = [connectionsOf(evidence), figure.count('questions', 'questions', requests)];
  if (requests < LEAST_REQUESTS) return cannotTell(tooFewRequests({ requests }), ...measured);
  const isSo = connections / requests >= MANY;
  return judged(isSo, (isSo ? many : reused)({ requests, connections }), ...measured);
});

/** How long questions stood at the server, as a share of the run; each is under way to it for half a round trip. */
function heldShare({ rows }: LaneEvidence, lastedMs: number, rttMs: number): number {
  const askedAt = new Map<number, number>();
  let sum = 0;
  for (const { kind, exchange, at } of rows) {
    if (kind === 'request') askedAt.set(exchange, at);
    else if (kind === 'answer' || kind === 'end') {
      sum += Math.max(0, at - (askedAt.get(exchange) ?? at) - rttMs / 2);
      askedAt.delete(exchange);
    }
  }
  return Math.min(1, sum / lastedMs);
}

const hold = byLane('long-poll', (evidence, { record }) => {
  const { rows, whole, lane } = evidence;
  const { requests } = lane.reading;
  if (!whole) return cannotTell(transcriptCut({ rows: rows.length }));
  if (requests === 0) return cannotTell(tooFewRequests({ requests }));
  const { lastedMs, parameters, holdMs } = record;
  const share = heldShare(evidence, lastedMs, parameters.network.rttMs);
  const measured = [figure.share('du temps en attente', 'of the time held', share), connectionsOf(evidence)];
  if (share >= HELD) return holds(held({ share, holdMs }), ...measured);
  return doesNotHold(hardlyHeld({ share, rate: parameters.feed.rate }), ...measured);
});

const persistent = (transport: TransportName) =>
  byLane(transport, (lane, evidence) => {
    const { losses, result } = lane;
    const measured = [connectionsOf(lane), figure.count('pertes', 'losses', losses.length)];
    if (result.requests === 0) return cannotTell(neverOpen({}), ...measured);
    if (losses.length === 0) return holds(stayed({ events: result.events }), ...measured);
    const onPurpose =
      evidence.record.parameters.network.tunnel !== null ||
      happened(evidence, transport, 'restart', 'tunnel', 'refuse', 'cut', 'freeze');
    const why = (onPurpose ? onlyCut : fellAway)({ losses: losses.length });
    return judged(onPurpose, why, ...measured);
  });

const PERSISTENT = { fr: 'Persistante', en: 'Persistent' };
const row = { source: 'table', criterion: 'connections' } as const;

/** How many connections there are, and how long they last. */
export const CONNECTIONS: readonly Claim[] = [
  {
    ...row,
    id: 'connections-short-poll',
    transports: ['short-poll'],
    text: { fr: 'Multiples', en: 'Multiple' },
    judge: multiple,
  },
  {
    ...row,
    id: 'connections-long-poll',
    transports: ['long-poll'],
    text: { fr: 'Hold (retenue)', en: 'Held' },
    judge: hold,
  },
  { ...row, id: 'connections-sse', transports: ['sse'], text: PERSISTENT, judge: persistent('sse') },
  {
    ...row,
    id: 'connections-websocket',
    transports: ['websocket'],
    text: PERSISTENT,
    judge: persistent('websocket'),
  },
];
