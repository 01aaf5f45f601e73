import type { TransportName } from '../../../lab-server/wire/transports.ts';
import { cannotTell, reason, type Bilingual, type Claim } from './claim.ts';
import { byLane } from './common.ts';

const complexity = reason<Record<string, never>>('beyond-complexity', {
  fr: () =>
    'Une comparaison voit ce qui passe sur le réseau, pas le code. Comparez les fichiers du dossier lab-ui/transports : chacun tient sur un écran.',
  en: () =>
    'A comparison sees what passes on the network, not the code. Compare the files in lab-ui/transports: each fits on one screen.',
});
const support = reason<Record<string, never>>('beyond-support', {
  fr: () => 'Un seul navigateur a été vu ici : une part du marché ne se mesure pas dans une comparaison.',
  en: () => 'One browser was seen here: no share of the market can be measured in a comparison.',
});
const use = reason<Record<string, never>>('beyond-use', {
  fr: () =>
    'C’est un conseil, pas une mesure : vos chiffres de latence et d’octets disent ce qu’il vaut chez vous.',
  en: () => 'This is advice, no measure: your figures for latency and bytes say what it is worth to you.',
});

const cell = (
  criterion: 'complexity' | 'support' | 'use',
  transport: TransportName,
  text: Bilingual,
): Claim => ({
  id: `${criterion}-${transport}`,
  source: 'table',
  criterion,
  transports: [transport],
  text,
  judge: byLane(transport, () => {
    if (criterion === 'complexity') return cannotTell(complexity({}));
    return cannotTell(criterion === 'use' ? use({}) : support({}));
  }),
});

/** The rows of the table that no single run can judge; each says why. */
export const BEYOND: readonly Claim[] = [
  cell('complexity', 'short-poll', { fr: 'Faible', en: 'Low' }),
  cell('complexity', 'long-poll', { fr: 'Moyenne', en: 'Medium' }),
  cell('complexity', 'sse', { fr: 'Moyenne', en: 'Medium' }),
  cell('complexity', 'websocket', { fr: 'Élevée', en: 'High' }),
  cell('support', 'short-poll', { fr: '100 %', en: '100%' }),
  cell('support', 'long-poll', { fr: '100 %', en: '100%' }),
  cell('support', 'sse', { fr: '95 % et plus', en: '95% or more' }),
  cell('support', 'websocket', { fr: '99 % et plus', en: '99% or more' }),
  cell('use', 'short-poll', { fr: 'API REST', en: 'REST APIs' }),
  cell('use', 'long-poll', { fr: 'Notifications', en: 'Notifications' }),
  cell('use', 'sse', { fr: 'Mises à jour', en: 'Updates' }),
  cell('use', 'websocket', { fr: 'Chat, jeux', en: 'Chat, gaming' }),
];
