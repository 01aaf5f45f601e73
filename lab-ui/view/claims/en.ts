import type { ClaimsTexts } from './fr.ts';

/** The texts of the claims' panel in English. */
export const claimsEn: ClaimsTexts = {
  heading: 'What the course says, what the lab measures',
  lead: (date, duration, scenario) =>
    `Judged by the comparison of ${date}, ${duration}${scenario && `, “${scenario}”`}. Other choices, other verdicts.`,
  empty: 'This is what the chapter claims. Run a comparison, and every cell gets its verdict.',
  running: 'The comparison is under way: the verdicts come at its end.',
  overview: 'The chapter’s table, cell by cell',
  overviewHint: 'Choose a cell to read why.',
  criterion: 'Criterion',
  filter: 'Verdicts shown',
  all: 'All',
  verdicts: {
    holds: 'Holds here',
    'does-not-hold': 'Does not hold here',
    'cannot-tell': 'Cannot be told',
  },
  toBeJudged: 'to be judged',
  columns: { verdict: 'Verdict', claim: 'Claim', measured: 'Measured', why: 'Why' },
  nothingMeasured: 'nothing to measure',
  none: 'No claim has this verdict.',
  criteria: {
    direction: 'Direction',
    connections: 'Connections',
    overhead: 'Overhead',
    complexity: 'Complexity',
    latency: 'Latency',
    support: 'Support',
    reconnection: 'Reconnection',
    use: 'Use case',
  },
};
