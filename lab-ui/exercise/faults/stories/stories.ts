import type { FaultName } from '../../../../lab-server/wire/faults.ts';
import { freshConnectionStory } from './fresh-connection.ts';
import { fullBatchStory } from './full-batch.ts';
import { heartbeatsStory } from './heartbeats.ts';
import { jitterAtTheCapStory } from './jitter-at-the-cap.ts';
import { lostInsertStory } from './lost-insert.ts';
import type { Story } from './story.ts';
import { twoClocksStory } from './two-clocks.ts';

/** What the page says of each program. */
export const STORIES: Record<FaultName, Story> = {
  'full-batch': fullBatchStory,
  'lost-insert': lostInsertStory,
  heartbeats: heartbeatsStory,
  'fresh-connection': freshConnectionStory,
  'two-clocks': twoClocksStory,
  'jitter-at-the-cap': jitterAtTheCapStory,
};
