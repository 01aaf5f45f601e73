import { formatCount, formatMsShort, formatMsTick } from '../../i18n/format.ts';
import type { HerdResult } from './news.ts';
import { HERD } from './simulate.ts';
import { herdTexts } from './texts.ts';

/** The figures under the pictures: the same, to be read. */
export function HerdTable({ results }: { results: readonly HerdResult[] }) {
  const t = herdTexts.value;
  const longest = formatMsTick(HERD.horizonMs - HERD.outageMs);
  const time = (ms: number | null) => (ms === null ? t.never(longest) : formatMsShort(ms));
  const { strategy: name, ...figures } = t.columns;
  return (
    <div class="herd-table">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section class="herd-scroll" tabIndex={0} aria-label={t.table}>
        <table>
          <caption class="unseen">{t.table}</caption>
          <thead>
            <tr>
              <th scope="col">{name}</th>
              {Object.entries(figures).map(([key, title]) => (
                <th key={key} scope="col" class="figure">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.map(({ strategy, free, limited }) => (
              <tr key={strategy} data-strategy={strategy}>
                <th scope="row">{t.strategies[strategy]}</th>
                <td>{time(free.p50Ms)}</td>
                <td>{time(free.p99Ms)}</td>
                <td>{formatCount(Math.max(...free.attempts))}/s</td>
                <td>{formatCount(free.calls)}</td>
                <td>{formatCount(limited.stranded)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="soft">{t.tableNote}</p>
    </div>
  );
}
