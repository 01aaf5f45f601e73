import type { ProjectTexts } from './fr.ts';

/** What is said of a project of one's own in English. */
export const projectEn: ProjectTexts = {
  own: 'Your Supabase project',
  lane: 'Your project',
  url: 'Project URL',
  key: 'Public key (anon)',
  join: 'Join',
  leave: 'Follow no more',
  privacy:
    'Address and key leave this tab for your project only; the lab never receives them. The table humeur has to be in the publication supabase_realtime.',
  refused: (expected, got) => `Expected: ${expected}. Got: ${got}.`,
  states: {
    disconnected: 'Disconnected',
    connecting: 'Connecting…',
    connected: 'Connected',
    reconnecting: 'Reconnecting…',
    rejoining: 'Rejoining…',
    unreachable: 'Unreachable',
    refused: 'Error',
    'timed-out': 'No answer',
    mismatch: 'Error',
    closed: 'Closed',
  },
  unknown: '—',
  requests: 'HTTP requests',
  bytes: 'on the wire',
  unseen: 'unknown to the lab',
  roundTrip: 'round trip',
  roundTrips: (count) => `median of ${count}`,
  noRoundTrip: 'INSERT → page',
  changes: 'changes',
  notCompared: 'not compared',
  measure: 'Measure five round trips',
  measureHint:
    'Inserts a row by REST, waits until it comes back by Realtime, then deletes it. One clock measures: the browser’s.',
  warning:
    'Five rows “⏱️ Humeur Lab” will be written into your project, one by one, and deleted at once. Whoever follows the table will see them pass.',
  write: 'Write and measure',
  cancel: 'Cancel',
  probe: 'round trip',
  measuring: 'Measuring…',
  problem: 'The project answered:',
  moods: 'Changes received from the project',
  deleted: (id) => `#${id} deleted`,
};
