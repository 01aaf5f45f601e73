import { useSignal } from '@preact/signals';
import type { TransportName } from '../../../lab-server/wire/transports.ts';
import type { LaneModel } from '../../bench/model.ts';
import { formatCount, formatMs } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';
import { LEGS, legsOf, totalOf, type Legs } from '../../sql/legs.ts';
import { followedOf, type SqlBox } from '../../sql/sql-box.ts';
import { sqlTexts } from './texts.ts';

/** The way of a commit into every lane: drawn to scale, and as a table of figures. */
export function HopBars({ box, lanes }: { box: SqlBox; lanes: readonly LaneModel[] }) {
  const t = sqlTexts.value;
  const ownScale = useSignal(false);
  const outcome = box.outcome.value;
  if (outcome.name !== 'answered') return null;
  const hop = followedOf(outcome.answer);
  if (!hop) return <p class="sql-note">{t.nothing}</p>;
  const rows = lanes.map(({ transport }) => {
    const arrival = box.arrivals.value.get(transport);
    return { transport, legs: arrival ? legsOf(transport, hop, arrival) : null };
  });
  const longest = Math.max(0, ...rows.map(({ legs }) => (legs ? totalOf(legs) : 0)));
  const { length } = outcome.answer.hops;
  return (
    <div class="hops">
      <header>
        <h3>{t.hops}</h3>
        {length > 1 && <p>{t.several(formatCount(length))}</p>}
        <label class="check">
          <input
            type="checkbox"
            checked={ownScale.value}
            onChange={({ currentTarget }) => (ownScale.value = currentTarget.checked)}
          />
          {texts.value.apart.ownScale}
        </label>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section class="hops-table" aria-label={t.hops} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.value.findings.transport}</th>
              {LEGS.map((leg) => (
                <th key={leg} scope="col">
                  <span class="leg-key" data-leg={leg} aria-hidden="true" /> {t.legs[leg]}
                </th>
              ))}
              <th scope="col">{t.total}</th>
            </tr>
          </thead>
          {rows.map(({ transport, legs }) => (
            <LaneHops key={transport} {...{ transport, legs, ownScale: ownScale.value, longest }} />
          ))}
        </table>
      </section>
    </div>
  );
}

interface LaneHopsProps {
  transport: TransportName;
  /** Null: it has not arrived. */
  legs: Legs | null;
  ownScale: boolean;
  longest: number;
}

function LaneHops({ transport, legs, ownScale, longest }: LaneHopsProps) {
  const t = sqlTexts.value;
  const name = (
    <th scope="row">
      <span class="hops-lane">{texts.value.transports[transport].name}</span>
    </th>
  );
  if (!legs) {
    return (
      <tbody data-transport={transport} data-arrived={false}>
        <tr>
          {name}
          <td colSpan={LEGS.length + 1}>{t.waiting}</td>
        </tr>
      </tbody>
    );
  }
  return (
    <tbody data-transport={transport} data-arrived={true}>
      <tr>
        {name}
        {LEGS.map((leg) => (
          <td key={leg} data-leg={leg} data-name={t.legs[leg]}>
            {legs[leg] === null ? '—' : formatMs(legs[leg])}
          </td>
        ))}
        <td data-name={t.total}>
          <b>{formatMs(totalOf(legs))}</b>
        </td>
      </tr>
      <tr aria-hidden="true">
        <td colSpan={LEGS.length + 2}>
          <Bar legs={legs} longestMs={ownScale ? totalOf(legs) : longest} />
        </td>
      </tr>
    </tbody>
  );
}

/** The legs one after the other; a clock that is right to half a millisecond may make one of them negative. */
function Bar({ legs, longestMs }: { legs: Legs; longestMs: number }) {
  const percent = (ms: number | null) => (100 * Math.max(0, ms ?? 0)) / Math.max(longestMs, 0.001);
  let from = 0;
  return (
    <svg class="hops-bar" width="100%" height="14">
      {LEGS.map((leg) => {
        const [x, width] = [from, percent(legs[leg])];
        from += width;
        return <rect key={leg} data-leg={leg} x={`${x}%`} y="0" width={`${width}%`} height="14" />;
      })}
    </svg>
  );
}
