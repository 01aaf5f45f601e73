/** The texts of the claims' panel in French; its shape is what any other language must fill. */
export const claimsFr = {
  heading: 'Ce que dit le cours, ce que mesure le lab',
  lead: (date: string, duration: string, scenario: string) =>
    `Jugé sur la comparaison du ${date}, ${duration}${scenario && `, « ${scenario} »`}. Avec d’autres réglages, d’autres verdicts.`,
  empty: 'Voici ce que le chapitre affirme. Lancez une comparaison : chaque case recevra son verdict.',
  running: 'La comparaison est en cours : les verdicts tombent à la fin.',
  overview: 'Le tableau du chapitre, case par case',
  overviewHint: 'Choisissez une case pour lire pourquoi.',
  criterion: 'Critère',
  filter: 'Verdicts affichés',
  all: 'Tous',
  verdicts: {
    holds: 'Vrai ici',
    'does-not-hold': 'Faux ici',
    'cannot-tell': 'Indécidable ici',
  },
  toBeJudged: 'à juger',
  columns: { verdict: 'Verdict', claim: 'Affirmation', measured: 'Mesuré', why: 'Pourquoi' },
  nothingMeasured: 'rien de mesurable',
  none: 'Aucune affirmation n’a ce verdict.',
  criteria: {
    direction: 'Direction',
    connections: 'Connexions',
    overhead: 'Overhead',
    complexity: 'Complexité',
    latency: 'Latence',
    support: 'Support',
    reconnection: 'Reconnexion',
    use: 'Cas d’usage',
  },
};

/** The texts of the claims' panel in one language. */
export type ClaimsTexts = typeof claimsFr;
