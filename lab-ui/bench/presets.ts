import { CHAPTER_TRANSPORTS } from '../../lab-server/wire/transports.ts';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import type { RunParameters } from '../../lab-server/wire/run.ts';

/** The chapter's comparison: a minute, polls every five seconds, a mood every two seconds on average. */
export const DEFAULT_PARAMETERS: RunParameters = {
  transports: [...CHAPTER_TRANSPORTS],
  seconds: 60,
  pollMs: 5_000,
  conditional: false,
  feed: {
    seed: 7,
    rate: 0.5,
    rhythm: 'poisson',
    payloadBytes: 100,
    mix: { insert: 0.7, update: 0.2, delete: 0.1 },
    seconds: 60,
  },
  network: NETWORKS.local,
  cookieBytes: 0,
  thread: 'worker',
  extraStreams: 0,
  incidents: [],
  scenario: null,
};
