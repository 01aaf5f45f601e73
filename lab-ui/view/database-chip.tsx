import type { BenchModel } from '../bench/model.ts';
import { formatTime } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';

/** Whether the database is there, since when, and what its absence means; nothing where moods live in memory. */
export function DatabaseChip({ bench }: { bench: BenchModel }) {
  const t = texts.value.database;
  const database = bench.lab.value?.database;
  if (!database) return null;
  const { state, since, server, reason } = database;
  const isAway = state === 'away';
  return (
    <output class="chip database" data-state={isAway ? 'error' : 'connected'} title={server}>
      <span class="chip-dot" aria-hidden="true" />
      <span>
        {isAway ? t.away(formatTime(since)) : t.connected}
        {isAway && reason !== undefined && (
          <>
            {' '}
            <span lang="en">({reason})</span>
          </>
        )}
      </span>
    </output>
  );
}
