import type { TranscriptRow } from '../../../lab-server/wire/readings.ts';
import { cannotTell, doesNotHold, holds, judged, reason, type Claim } from './claim.ts';
import { byLane, figure, tooFewMoods, transcriptCut } from './common.ts';
import type { LaneEvidence } from './evidence.ts';
import { sEn, sFr } from '../../i18n/plural.ts';

const asked = reason<{ requests: number; down: number; up: number }>('asked-first', {
  fr: ({ requests, down, up }, say) =>
    `Le client a parlé le premier, à chaque fois : ${say.number(requests)} question${sFr(requests)}. Les humeurs, elles, vont du serveur au client (↓ ${say.bytes(down)}, ↑ ${say.bytes(up)}).`,
  en: ({ requests, down, up }, say) =>
    `The client spoke first every time: ${say.number(requests)} question${sEn(requests)}. The moods themselves go from server to client (↓ ${say.bytes(down)}, ↑ ${say.bytes(up)}).`,
});
const unasked = reason<{ frames: number }>('unasked', {
  fr: ({ frames }, say) => `Le serveur a écrit ${say.number(frames)} fois sans qu’on lui redemande rien.`,
  en: ({ frames }, say) =>
    `The server wrote ${say.number(frames)} time${sEn(frames)} without being asked again.`,
});
const oneWay = reason<{ frames: number; heads: number }>('one-way', {
  fr: ({ frames, heads }, say) =>
    `${say.number(frames)} envoi${sFr(frames)} du serveur ; le client n’a rien dit après l’ouverture (${say.bytes(heads)} d’en-têtes).`,
  en: ({ frames, heads }, say) =>
    `${say.number(frames)} message${sEn(frames)} from the server; the client said nothing after opening (${say.bytes(heads)} of headers).`,
});
const spokeToo = reason<{ extra: number }>('client-spoke-too', {
  fr: ({ extra }, say) => `Le client a envoyé ${say.bytes(extra)} de plus que ses en-têtes d’ouverture.`,
  en: ({ extra }, say) => `The client sent ${say.bytes(extra)} beyond the headers that opened the stream.`,
});
const bothWays = reason<{ frames: number; pongs: number }>('both-ways', {
  fr: ({ frames, pongs }, say) =>
    `Sur une même connexion : ${say.number(frames)} trame${sFr(frames)} du serveur, ${say.number(pongs)} pong${sFr(pongs)} du client. Les voies du lab n’envoient rien d’autre.`,
  en: ({ frames, pongs }, say) =>
    `On one connection: ${say.number(frames)} frame${sEn(frames)} from the server, ${say.number(pongs)} pong${sEn(pongs)} from the client. The lab’s lanes send nothing else.`,
});
const noPong = reason<{ heartbeatMs: number }>('no-pong-yet', {
  fr: ({ heartbeatMs }, say) =>
    `Le client n’a rien eu à dire : les pings du serveur viennent toutes les ${say.ms(heartbeatMs)}. Une comparaison plus longue le dirait.`,
  en: ({ heartbeatMs }, say) =>
    `The client had nothing to say: the server pings every ${say.ms(heartbeatMs)}. A longer comparison would tell.`,
});

const entriesIn = (rows: readonly TranscriptRow[], kind: TranscriptRow['kind']) =>
  rows.filter((row) => row.kind === kind).reduce((sum, { entries = 0 }) => sum + entries, 0);
const countOf = (rows: readonly TranscriptRow[], kind: TranscriptRow['kind']) =>
  rows.filter((row) => row.kind === kind && (kind !== 'frame' || (row.entries ?? 0) > 0)).length;

/** "Client → server": each mood came as the answer to a question. */
const clientFirst = (transport: 'short-poll' | 'long-poll') =>
  byLane(transport, ({ rows, whole, result }) => {
    if (!whole) return cannotTell(transcriptCut({ rows: rows.length }));
    if (result.events === 0) return cannotTell(tooFewMoods({ had: 0, needed: 1 }));
    const { requests, bytesDown: down, bytesUp: up } = result;
    const frames = countOf(rows, 'frame');
    if (entriesIn(rows, 'frame') > 0) return doesNotHold(unasked({ frames }));
    return holds(
      asked({ requests, down, up }),
      figure.count('réponses demandées', 'answers asked for', countOf(rows, 'answer')),
    );
  });

function upstream({ rows, result }: LaneEvidence): { heads: number; extra: number } {
  const heads = rows.filter(({ kind }) => kind === 'request').reduce((sum, { bytes }) => sum + bytes, 0);
  return { heads, extra: Math.max(0, result.bytesUp - heads) };
}

const serverOnly = byLane('sse', (lane) => {
  const { rows, whole } = lane;
  if (!whole) return cannotTell(transcriptCut({ rows: rows.length }));
  const frames = countOf(rows, 'frame');
  if (frames === 0) return cannotTell(tooFewMoods({ had: 0, needed: 1 }));
  const { heads, extra } = upstream(lane);
  return judged(
    extra === 0,
    extra === 0 ? oneWay({ frames, heads }) : spokeToo({ extra }),
    figure.count('envois ↓', 'messages ↓', frames),
    figure.bytes('↑ après l’ouverture', '↑ after opening', extra),
  );
});

const bidirectional = byLane('websocket', ({ rows }, { record }) => {
  const frames = countOf(rows, 'frame');
  const pongs = countOf(rows, 'pong');
  if (frames === 0) return cannotTell(tooFewMoods({ had: 0, needed: 1 }));
  const measured = [figure.count('trames ↓', 'frames ↓', frames), figure.count('pongs ↑', 'pongs ↑', pongs)];
  if (pongs === 0) return cannotTell(noPong({ heartbeatMs: record.heartbeatMs }), ...measured);
  return holds(bothWays({ frames, pongs }), ...measured);
});

const CLIENT_FIRST = { fr: 'Client → serveur', en: 'Client → server' };
const row = { source: 'table', criterion: 'direction' } as const;

/** Who speaks to whom. */
export const DIRECTION: readonly Claim[] = [
  {
    ...row,
    id: 'direction-short-poll',
    transports: ['short-poll'],
    text: CLIENT_FIRST,
    judge: clientFirst('short-poll'),
  },
  {
    ...row,
    id: 'direction-long-poll',
    transports: ['long-poll'],
    text: CLIENT_FIRST,
    judge: clientFirst('long-poll'),
  },
  {
    ...row,
    id: 'direction-sse',
    transports: ['sse'],
    text: { fr: 'Serveur → client', en: 'Server → client' },
    judge: serverOnly,
  },
  {
    ...row,
    id: 'direction-websocket',
    transports: ['websocket'],
    text: { fr: 'Bidirectionnel', en: 'Both ways' },
    judge: bidirectional,
  },
];
