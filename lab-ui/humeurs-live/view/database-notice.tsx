import type { ReadonlySignal } from '@preact/signals';
import type { DatabaseState } from '../../../lab-server/wire/control.ts';
import { formatTime } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';

/** That the lab's database is away, since when and what it means; nothing while it is there, or where none is. */
export function DatabaseNotice({ database }: { database: ReadonlySignal<DatabaseState | null> }) {
  const { state, since } = database.value ?? {};
  return (
    <output class="notice database-notice">
      {state === 'away' && since !== undefined && texts.value.database.away(formatTime(since))}
    </output>
  );
}
