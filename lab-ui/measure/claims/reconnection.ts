import type { TransportName } from '../../../lab-server/wire/transports.ts';
import {
  cannotTell,
  doesNotHold,
  holds,
  judged,
  reason,
  type Bilingual,
  type Claim,
  type Finding,
} from './claim.ts';
import { byLane, figure } from './common.ts';
import { happened, type Evidence, type LaneEvidence } from './evidence.ts';
import type { Loss } from './losses.ts';
import { sEn, sFr } from '../../i18n/plural.ts';

/** What ends a connection: it is cut or reset, or the server says no (503) when asked for a new one. */
type After = 'drop' | 'refusal';
/** The scenario that shows both. */
const WOULD_TELL = 'refusal';
/** Whom a word of the table credits with coming back. */
type Claimed = 'browser' | 'link' | 'nobody';

type Values = { back: number; meanMs: number; resumed: number };

const cameBackItself = reason<Values>('came-back-by-itself', {
  fr: ({ back, meanMs, resumed }, say) =>
    `Le navigateur est revenu seul, ${say.number(back)} fois (${say.ms(meanMs)} en moyenne)${resumed > 0 ? ', en disant lui-même où il en était (Last-Event-ID)' : ''}. Le programme n’a rien eu à faire.`,
  en: ({ back, meanMs, resumed }, say) =>
    `The browser came back by itself, ${say.number(back)} time${sEn(back)} (${say.ms(meanMs)} on average)${resumed > 0 ? ', and said itself where it had got to (Last-Event-ID)' : ''}. The program had nothing to do.`,
});
const askedAgainItself = reason<Values>('asked-again-by-itself', {
  fr: ({ back }, say) =>
    `La connexion a été coupée pendant une question : le navigateur l’a reposée aussitôt sur une autre, ${say.number(back)} fois. Le programme n’en a rien su.`,
  en: ({ back }, say) =>
    `The connection was cut during a question: the browser asked it again at once on another, ${say.number(back)} time${sEn(back)}. The program never knew.`,
});
const hadToComeBack = reason<Values>('program-came-back', {
  fr: ({ back, meanMs }, say) =>
    `Le navigateur n’a rien redemandé : c’est le programme, ici le lien du lab, qui est revenu, ${say.number(back)} fois (${say.ms(meanMs)} en moyenne).`,
  en: ({ back, meanMs }, say) =>
    `The browser did not ask again: the program, here the lab’s own link, came back ${say.number(back)} time${sEn(back)} (${say.ms(meanMs)} on average).`,
});
const closedForGood = reason<Values>('closed-for-good', {
  fr: ({ back, meanMs }, say) =>
    `Après un refus, EventSource se ferme pour de bon (CLOSED). Le lien du lab a dû en ouvrir un autre, ${say.number(back)} fois (${say.ms(meanMs)} en moyenne).`,
  en: ({ back, meanMs }, say) =>
    `After a refusal EventSource is CLOSED for good. The lab’s own link had to open another, ${say.number(back)} time${sEn(back)} (${say.ms(meanMs)} on average).`,
});
const both = reason<{ browser: number; link: number }>('both-came-back', {
  fr: ({ browser, link }, say) =>
    `Tantôt l’un, tantôt l’autre : ${say.number(browser)} retour${sFr(browser)} du navigateur, ${say.number(link)} du programme.`,
  en: ({ browser, link }, say) =>
    `Now one, now the other: ${say.number(browser)} return${sEn(browser)} by the browser, ${say.number(link)} by the program.`,
});
const lostAQuestion = reason<Values>('lost-a-question', {
  fr: ({ back, meanMs }, say) =>
    `Il y avait bien quelque chose à reprendre : ${say.number(back)} question${sFr(back)} sans réponse valable, reposée${sFr(back)} par le programme après ${say.ms(meanMs)} en moyenne.`,
  en: ({ back, meanMs }, say) =>
    `There was something to recover: ${say.number(back)} question${sEn(back)} without a proper answer, asked again by the program after ${say.ms(meanMs)} on average.`,
});
const nothingToLose = reason<{ pollMs: number }>('nothing-to-lose', {
  fr: ({ pollMs }, say) =>
    `La panne est tombée entre deux questions : rien n’était ouvert, la suivante (toutes les ${say.ms(pollMs)}) est partie comme prévu.`,
  en: ({ pollMs }, say) =>
    `The fault fell between two questions: nothing was open, and the next (every ${say.ms(pollMs)}) left as planned.`,
});
const noDrop = reason<{ scenario: string }>('no-drop', {
  fr: ({ scenario }, say) =>
    `Rien n’a été coupé ici. Le scénario « ${say.scenario(scenario)} » le dirait, ou « Couper net » dans les pannes de la voie.`,
  en: ({ scenario }, say) =>
    `Nothing was cut here. The scenario “${say.scenario(scenario)}” would tell, or “Cut abruptly” in the lane’s faults.`,
});
const onlyFrozen = reason<{ scenario: string }>('only-frozen', {
  fr: ({ scenario }, say) =>
    `Un tunnel ne coupe rien : la connexion a attendu et a repris. Le scénario « ${say.scenario(scenario)} » le dirait.`,
  en: ({ scenario }, say) =>
    `A tunnel cuts nothing: the connection waited and went on. The scenario “${say.scenario(scenario)}” would tell.`,
});
const noRefusal = reason<{ scenario: string }>('no-refusal', {
  fr: ({ scenario }, say) =>
    `Personne n’a été refusé ici. Le scénario « ${say.scenario(scenario)} » le dirait, ou « Refuser (503) » dans les pannes de la voie, puis une coupure.`,
  en: ({ scenario }, say) =>
    `Nobody was refused here. The scenario “${say.scenario(scenario)}” would tell, or “Refuse (503)” in the lane’s faults, then a cut.`,
});
const stillOpen = reason<Record<string, never>>('refused-while-open', {
  fr: () =>
    'Un refus ne touche que les nouvelles requêtes, et la connexion ouverte a tenu. Coupez-la pendant le refus.',
  en: () => 'A refusal meets new requests only, and the open connection held. Cut it while it is refused.',
});
const metRefusal = reason<{ losses: number }>('met-a-refusal', {
  fr: () =>
    'La coupure est tombée pendant un refus (503) : voyez la ligne qui en parle. Une coupure sans refus le dirait.',
  en: () => 'The cut fell into a refusal (503): see the row about that. A cut without one would tell.',
});
const notBack = reason<{ losses: number }>('not-back', {
  fr: () => 'La connexion n’était pas revenue à la fin de la comparaison : une plus longue le dirait.',
  en: () => 'The connection was not back when the comparison ended: a longer one would tell.',
});
const unsaid = reason<Record<string, never>>('record-does-not-say', {
  fr: () => 'Cet enregistrement ne dit pas qui est revenu : il vient d’un lab plus ancien.',
  en: () => 'This record does not say who came back: it comes from an older lab.',
});

const text = ({ fr, en }: Bilingual, after: After): Bilingual =>
  after === 'drop'
    ? { fr: `${fr}, après une coupure`, en: `${en}, after a cut` }
    : { fr: `${fr}, après un refus (503)`, en: `${en}, after a refusal (503)` };

const judge = (transport: TransportName, claimed: Claimed, after: After) =>
  byLane(transport, (lane, evidence) => {
    const losses = lane.losses.filter(({ refusals }) => refusals > 0 === (after === 'refusal'));
    if (losses.length === 0) return withoutLoss(lane, evidence, claimed, after);
    const back = losses.filter(({ backAt }) => backAt !== null);
    if (back.length === 0) return cannotTell(notBack({ losses: losses.length }));
    const browser = back.filter(({ by }) => by === 'browser').length;
    const link = back.filter(({ by }) => by === 'link').length;
    if (browser + link < back.length) return cannotTell(unsaid({}));
    const measured = [
      figure.count('retours du navigateur', 'returns by the browser', browser),
      figure.count('retours du programme', 'returns by the program', link),
    ];
    if (browser === 0 && claimed === 'nobody') return doesNotHold(lostAQuestion(valuesOf(back)), ...measured);
    if (browser > 0 && link > 0) return doesNotHold(both({ browser, link }), ...measured);
    const says = browser > 0 ? byBrowser(transport) : byProgram(transport, after);
    return judged(browser > 0 === (claimed === 'browser'), says(valuesOf(back)), ...measured);
  });

const byBrowser = (transport: TransportName) =>
  transport.endsWith('poll') ? askedAgainItself : cameBackItself;

const byProgram = (transport: TransportName, after: After) =>
  transport === 'sse' && after === 'refusal' ? closedForGood : hadToComeBack;

function valuesOf(back: readonly Loss[]): Values {
  const waits = back.map(({ lostAt, backAt }) => backAt! - lostAt);
  return {
    back: back.length,
    meanMs: waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    resumed: back.filter(({ resumed }) => resumed === true).length,
  };
}

/** Nothing was lost: because nothing happened, or because what happened did not touch this lane. */
function withoutLoss(
  { transport, losses }: LaneEvidence,
  evidence: Evidence,
  claimed: Claimed,
  after: After,
): Finding {
  const touched =
    after === 'drop'
      ? happened(evidence, transport, 'restart', 'cut')
      : happened(evidence, transport, 'refuse');
  if (claimed === 'nobody' && touched) {
    return holds(
      nothingToLose({ pollMs: evidence.record.parameters.pollMs }),
      figure.count('pertes', 'losses', 0),
    );
  }
  if (after === 'drop' && losses.length > 0) return cannotTell(metRefusal({ losses: losses.length }));
  if (after === 'refusal') return cannotTell(touched ? stillOpen({}) : noRefusal({ scenario: WOULD_TELL }));
  const frozen = happened(evidence, transport, 'tunnel', 'freeze');
  return cannotTell((frozen ? onlyFrozen : noDrop)({ scenario: WOULD_TELL }));
}

const CELLS = [
  ['short-poll', 'nobody', { fr: 'N/A', en: 'N/A' }],
  ['long-poll', 'browser', { fr: 'Auto', en: 'Automatic' }],
  ['sse', 'link', { fr: 'Manuelle', en: 'Manual' }],
  ['websocket', 'link', { fr: 'Manuelle', en: 'Manual' }],
] as const;

/** Who gets a connection back; a cut and a refusal are two questions. */
export const RECONNECTION: readonly Claim[] = CELLS.flatMap(([transport, claimed, word]) =>
  (['drop', 'refusal'] as const).map((after) => ({
    id: `reconnection-${transport}-${after}`,
    source: 'table',
    criterion: 'reconnection',
    transports: [transport],
    text: text(word, after),
    judge: judge(transport, claimed, after),
  })),
);
