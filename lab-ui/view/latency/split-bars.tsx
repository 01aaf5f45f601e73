import type { TransportName } from '../../../lab-server/wire/transports.ts';
import { formatMs } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';
import type { Apart, Split } from '../../measure/apart.ts';

const ROWS = ['mean', 'p50', 'p95'] as const;

interface SplitBarsProps {
  transport: TransportName;
  apart: Apart;
  /** What the whole width stands for, milliseconds. */
  longestMs: number;
}

/** A lane's three bars, each of two parts, with their figures in words. */
export function SplitBars({ transport, apart, longestMs }: SplitBarsProps) {
  const t = texts.value;
  return (
    <div class="split-lane" data-transport={transport}>
      <h3>
        <span>{t.transports[transport].name}</span>
      </h3>
      <dl>
        {ROWS.map((row) => (
          <div key={row} class="split">
            <dt>{t.apart.rows[row]}</dt>
            <dd>
              <Bar split={apart[row]} longestMs={longestMs} />
              <span class="split-figures">{say(apart[row])}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Bar({ split, longestMs }: { split: Split; longestMs: number }) {
  // A clock that is right to half a millisecond may put a receipt before its sending.
  const percent = (ms: number) => (100 * Math.max(0, ms)) / longestMs;
  const waited = percent(split.waitedMs);
  const travelled = Math.max(0.25, percent(split.travelledMs));
  return (
    <svg class="split-bar" width="100%" height="14" aria-hidden="true">
      <rect class="split-waited" x="0" y="0" width={`${waited}%`} height="14" />
      <rect class="split-travelled" x={`${waited}%`} y="0" width={`${travelled}%`} height="14" />
    </svg>
  );
}

function say({ waitedMs, travelledMs }: Split): string {
  const [waited, travelled] = [formatMs(waitedMs), formatMs(travelledMs)];
  return texts.value.apart.equation(formatMs(waitedMs + travelledMs), waited, travelled);
}
