import { CHAPTER_TRANSPORTS, type TransportName } from '../../../lab-server/wire/transports.ts';
import { cannotTell, judged, reason, type Claim } from './claim.ts';
import { byLanes, figure, tooFewMoods } from './common.ts';

/** Costs that differ by less than this are the same. */
const TIE = 0.1;

const asRanked = reason<{ rank: number; least: number; most: number; alike: number }>('ranked-so', {
  fr: ({ rank, least, most, alike }, say) =>
    `${RANKS[rank]!.fr} des quatre, qui coûtent de ${say.bytes(least)} à ${say.bytes(most)} par humeur${alike > 1 ? `, à ${say.share(TIE)} près` : ''}.`,
  en: ({ rank, least, most, alike }, say) =>
    `${RANKS[rank]!.en} of the four, which cost from ${say.bytes(least)} to ${say.bytes(most)} a mood${alike > 1 ? `, give or take ${say.share(TIE)}` : ''}.`,
});
const rankedOtherwise = reason<{ rank: number; claimed: number }>('ranked-otherwise', {
  fr: ({ rank, claimed }) =>
    `${RANKS[rank]!.fr} des quatre en octets par humeur, là où le tableau la met ${RANKS[claimed]!.place}. L’ordre dépend du rythme : plus une réponse rapporte d’humeurs, moins chacune coûte.`,
  en: ({ rank, claimed }) =>
    `${RANKS[rank]!.en} of the four in bytes per mood, where the table has it ${RANKS[claimed]!.order}. The order depends on the rate: the more moods an answer brings, the less each costs.`,
});

/** From the heaviest to the lightest. */
const RANKS = [
  { fr: 'La plus lourde', place: 'première', en: 'The heaviest', order: 'first' },
  { fr: 'La deuxième plus lourde', place: 'deuxième', en: 'The second heaviest', order: 'second' },
  { fr: 'La troisième', place: 'troisième', en: 'The third', order: 'third' },
  { fr: 'La plus légère', place: 'dernière', en: 'The lightest', order: 'last' },
];

/** The level that a word of the table stands for is its place among the four. */
const level = (transport: TransportName, claimed: number) =>
  byLanes(CHAPTER_TRANSPORTS, (lanes, { surroundings }) => {
    const costs = lanes.map(({ result }) => result.bytesPerEvent);
    const had = Math.min(...lanes.map(({ result }) => result.events));
    if (had === 0) return cannotTell(tooFewMoods({ had, needed: 1 }));
    const own = costs[CHAPTER_TRANSPORTS.indexOf(transport as 'sse')]!;
    const heavier = costs.filter((cost) => cost! > own * (1 + TIE)).length;
    const alike = costs.filter((cost) => Math.abs(cost! / own - 1) <= TIE).length;
    const isSo = claimed >= heavier && claimed < heavier + alike;
    const rank = isSo ? claimed : heavier;
    const entry = surroundings.sizes?.[transport]?.entry ?? own;
    const [least, most] = [Math.min(...costs.map(Number)), Math.max(...costs.map(Number))];
    return judged(
      isSo,
      isSo ? asRanked({ rank, least, most, alike }) : rankedOtherwise({ rank, claimed }),
      figure.bytes('par humeur', 'per mood', own),
      figure.share('de surcoût', 'of it overhead', Math.max(0, 1 - entry / own)),
    );
  });

const WORDS = [
  ['short-poll', 'Très élevé', 'Very high'],
  ['long-poll', 'Élevé', 'High'],
  ['sse', 'Moyen', 'Medium'],
  ['websocket', 'Faible', 'Low'],
] as const;

/** What each mood costs besides itself, by its rank among the four. */
export const OVERHEAD: readonly Claim[] = WORDS.map(([transport, fr, en], claimed) => ({
  id: `overhead-${transport}`,
  source: 'table',
  criterion: 'overhead',
  transports: [transport],
  text: { fr, en },
  judge: level(transport, claimed),
}));
