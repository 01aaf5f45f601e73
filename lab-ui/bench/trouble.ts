import { ExpectationError } from '../../lab-server/wire/expect.ts';
import type { Trouble } from './model.ts';
import { LabRestartedError } from './run.ts';

/** What a failure means to the person before the page. */
export function troubleOf(error: unknown): Trouble {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof ExpectationError) {
    return { kind: error.body.error === 'The feed is busy' ? 'feed-busy' : 'refused', detail };
  }
  if (error instanceof LabRestartedError) return { kind: 'lab-restarted', detail };
  return { kind: error instanceof TypeError ? 'lab-away' : 'broken', detail };
}
