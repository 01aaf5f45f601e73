import type { ReadonlySignal } from '@preact/signals';
import { formatCount, formatDecimal } from '../../i18n/format.ts';
import type { Cards } from '../cards.ts';
import { humeursTexts } from '../i18n/texts.ts';
import { foldOthers, statisticsOf } from '../statistics.ts';

/** Emojis beyond the most frequent ones would only lengthen the list: they share its last row. */
const MOST_ROWS = 7;

interface StatisticsProps {
  cards: ReadonlySignal<Cards>;
  now: ReadonlySignal<number>;
}

/** What the moods on the page come to. */
export function StatisticsPanel({ cards, now }: StatisticsProps) {
  const t = humeursTexts.value.statistics;
  const { total, lastFiveMinutes, perMinute, byEmoji } = statisticsOf(cards.value, now.value);
  const [shown, others] = foldOthers(byEmoji, MOST_ROWS);
  const most = Math.max(byEmoji[0]?.count ?? 1, others);
  return (
    <section class="panel statistics" aria-labelledby="statistics-heading">
      <h3 id="statistics-heading">{t.heading}</h3>
      <dl class="statistics-figures">
        <Figure value={formatCount(total)} name={t.total} hint={t.totalHint} />
        <Figure value={formatCount(lastFiveMinutes)} name={t.lastFiveMinutes} />
        <Figure value={formatDecimal(perMinute, 1)} name={t.perMinute} />
      </dl>
      {byEmoji.length > 0 && (
        <ul class="statistics-emojis" aria-label={t.byEmoji}>
          {shown.map(({ emoji, count }) => (
            <li key={emoji}>
              <span class="card-emoji">{emoji}</span>
              <meter value={count} max={most} aria-label={emoji} />
              <span>{formatCount(count)}</span>
            </li>
          ))}
          {others > 0 && (
            <li>
              <span class="soft">{t.others}</span>
              <meter value={others} max={most} aria-label={t.others} />
              <span>{formatCount(others)}</span>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function Figure({ value, name, hint }: { value: string; name: string; hint?: string }) {
  return (
    <div>
      <dt>
        {name}
        {hint !== undefined && <small>{hint}</small>}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
