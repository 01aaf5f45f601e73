import { formatCount } from '../../../i18n/format.ts';
import { exerciseTexts } from '../../i18n/texts.ts';
import type { LiveBench } from '../live-bench.ts';
import type { CompareRun } from './compare-run.ts';
import { METHODS, TRANSPORT_OF } from './own-lanes.ts';

/** Moods in each lane so far, the student's above the lab's, against those that the stream has sent. */
export function LaneBars({ run, bench }: { run: CompareRun; bench: LiveBench }) {
  const t = exerciseTexts.value;
  const sent = Math.max(
    1,
    bench.lab.feed.value?.sent ?? 0,
    ...METHODS.map((name) => run.labs.value[name]?.events ?? 0),
  );
  const shown = METHODS.filter(
    (name) => name === 'polling' || name === 'websocket' || (run.told.value[name] ?? 0) > 0,
  );
  return (
    <ul class="lane-bars" aria-label={t.compare.lanes}>
      {shown.map((name) => (
        <li key={name} class={`lane-bar ${TRANSPORT_OF[name]}`}>
          <span class="lane-bar-name">{t.methods[name]}</span>
          <Bar
            who={t.compare.yours}
            count={run.told.value[name] ?? 0}
            of={sent}
            last={run.last.value[name]}
          />
          <Bar who={t.compare.labs} count={run.labs.value[name]?.events ?? 0} of={sent} />
        </li>
      ))}
    </ul>
  );
}

function Bar({
  who,
  count,
  of,
  last = '',
}: {
  who: string;
  count: number;
  of: number;
  last?: string | undefined;
}) {
  return (
    <div class="bar-row">
      <span class="bar-who">{who}</span>
      <progress class="bar" max={of} value={Math.min(count, of)} aria-label={who} />
      <span class="bar-count">{formatCount(count)}</span>
      <span class="bar-last">{last}</span>
    </div>
  );
}
