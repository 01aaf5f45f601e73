import { percentile } from '../percentile.ts';
import { cannotTell, judged, reason, type Claim } from './claim.ts';
import { byLane, byLanes, figure, tooFewMoods } from './common.ts';
import type { LaneEvidence } from './evidence.ts';

/** What the article counts: headers of a poll, framing of a message, and traffic at 1 Hz, Mbit/s per 1,000. */
const POLL_BYTES = 871;
const FRAME_BYTES = 2;
const TIMES_LESS = 6.6 / 0.015;
/** A figure is confirmed within a tenth of it. */
const TOLERANCE = 1.1;

const near = (measured: number, claimed: number) =>
  measured / claimed <= TOLERANCE && claimed / measured <= TOLERANCE;

/** Bytes of the questions that brought nothing, both ways; undefined when each brought something. */
function uselessPollBytes({ rows }: LaneEvidence): number | undefined {
  const heads = new Map(
    rows.flatMap(({ kind, exchange, bytes }) => (kind === 'request' ? [[exchange, bytes]] : [])),
  );
  const costs = rows.flatMap(({ kind, exchange, bytes, entries, status = 200 }) =>
    kind === 'answer' && entries === 0 && status < 400 && heads.has(exchange)
      ? [bytes + heads.get(exchange)!]
      : [],
  );
  return costs.length > 0 ? percentile(Float64Array.from(costs).sort(), 50) : undefined;
}

/** Bytes of framing in a frame of `bytes` from the server (RFC 6455, 5.2): 2, 4 or 10. */
const framing = (bytes: number) => (bytes - 2 < 126 ? 2 : bytes - 4 < 65_536 ? 4 : 10);

const frames = ({ rows }: LaneEvidence) =>
  Float64Array.from(
    rows.flatMap(({ kind, bytes, entries = 0 }) => (kind === 'frame' && entries > 0 ? [framing(bytes)] : [])),
  ).sort();

const noEmptyPoll = reason<Record<string, never>>('no-empty-poll', {
  fr: () =>
    'Chaque question a rapporté quelque chose : le scénario « Journée calme » en montrerait de vides.',
  en: () => 'Every question brought something: the scenario “Quiet day” would show empty ones.',
});
const pollWeighs = reason<{ bytes: number; cookieBytes: number }>('poll-weighs', {
  fr: ({ bytes, cookieBytes }, say) =>
    `Une question vide pèse ici ${say.bytes(bytes)} aller-retour, avec ${cookieBytes > 0 ? say.bytes(cookieBytes) : 'zéro octet'} de cookies. Les cookies font l’essentiel de l’écart d’un site à l’autre.`,
  en: ({ bytes, cookieBytes }, say) =>
    `An empty question weighs ${say.bytes(bytes)} here, there and back, with ${cookieBytes > 0 ? say.bytes(cookieBytes) : 'no bytes'} of cookies. From site to site it is mostly cookies that differ.`,
});
const frameWeighs = reason<{ bytes: number }>('frame-weighs', {
  fr: ({ bytes }, say) =>
    `${say.bytes(bytes)} d’encadrement par trame : 2 octets ne suffisent que pour moins de 126 octets de contenu, et les humeurs en ont davantage.`,
  en: ({ bytes }, say) =>
    `${say.bytes(bytes)} of framing a frame: 2 bytes do only for less than 126 bytes of content, and moods have more.`,
});
const frameAsSaid = reason<{ bytes: number }>('frame-as-said', {
  fr: ({ bytes }, say) => `${say.bytes(bytes)} d’encadrement par trame, jusqu’à 125 octets de contenu.`,
  en: ({ bytes }, say) => `${say.bytes(bytes)} of framing a frame, up to 125 bytes of content.`,
});
const ratio = reason<{ times: number; poll: number; frame: number }>('framing-ratio', {
  fr: ({ times, poll, frame }, say) =>
    `${say.bytes(poll)} contre ${say.bytes(frame)} par message : ${say.number(Math.round(times))} fois moins.`,
  en: ({ times, poll, frame }, say) =>
    `${say.bytes(poll)} against ${say.bytes(frame)} a message: ${say.number(Math.round(times))} times less.`,
});

/** What the article that made WebSocket known says of bytes. */
export const KAAZING: readonly Claim[] = [
  {
    id: 'kaazing-poll',
    source: 'kaazing',
    transports: ['short-poll'],
    text: { fr: '871 octets par question', en: '871 bytes a poll' },
    judge: byLane('short-poll', (lane, { record }) => {
      const bytes = uselessPollBytes(lane);
      if (bytes === undefined) return cannotTell(noEmptyPoll({}));
      const { cookieBytes } = record.parameters;
      return judged(
        near(bytes, POLL_BYTES),
        pollWeighs({ bytes, cookieBytes }),
        figure.bytes('par question vide', 'per empty poll', bytes),
      );
    }),
  },
  {
    id: 'kaazing-frame',
    source: 'kaazing',
    transports: ['websocket'],
    text: { fr: '2 octets par trame', en: '2 bytes a frame' },
    judge: byLane('websocket', (lane) => {
      const sizes = frames(lane);
      if (sizes.length === 0) return cannotTell(tooFewMoods({ had: 0, needed: 1 }));
      const bytes = percentile(sizes, 50);
      const isSo = bytes <= FRAME_BYTES;
      return judged(
        isSo,
        (isSo ? frameAsSaid : frameWeighs)({ bytes }),
        figure.bytes('par trame', 'per frame', bytes),
      );
    }),
  },
  {
    id: 'kaazing-ratio',
    source: 'kaazing',
    transports: ['short-poll', 'websocket'],
    text: {
      fr: '440 fois moins de trafic superflu (6,6 contre 0,015 Mbit/s pour 1 000 clients)',
      en: '440 times less overhead (6.6 against 0.015 Mbit/s for 1,000 clients)',
    },
    judge: byLanes(['short-poll', 'websocket'], ([polling, socket]) => {
      const poll = uselessPollBytes(polling!);
      const sizes = frames(socket!);
      if (poll === undefined) return cannotTell(noEmptyPoll({}));
      if (sizes.length === 0) return cannotTell(tooFewMoods({ had: 0, needed: 1 }));
      const frame = percentile(sizes, 50);
      const times = poll / frame;
      return judged(
        near(times, TIMES_LESS),
        ratio({ times, poll, frame }),
        figure.times('question ÷ trame', 'poll ÷ frame', times),
      );
    }),
  },
];
