import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { FeedItem } from '../bench/model.ts';
import { formatCount, formatMsShort } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import type { AlignedFeed, FeedRow } from './align-feeds.ts';

const COMMENT_SHOWN = 80;

/** Under this a lane is not late: feeds are painted a few times a second, finer differences are the charts'. */
const LATE_MS = 300;

/** The feeds of the lanes that are shown. */
export type AlignedFeeds = ReadonlyMap<TransportName, AlignedFeed>;

/** A lane that has just come is drawn before its feed is. */
const NOTHING_YET: AlignedFeed = { rows: [], behind: 0, flood: false };

interface LaneFeedProps {
  transport: TransportName;
  feeds: ReadonlySignal<AlignedFeeds>;
}

/** The moods as they arrive, newest first; folded on a phone until asked for. */
export function LaneFeed({ transport, feeds }: LaneFeedProps) {
  const t = texts.value;
  const id = useId();
  const open = useSignal(false);
  const { rows, behind, flood } = feeds.value.get(transport) ?? NOTHING_YET;
  return (
    <div class="feed" data-open={open.value}>
      <button
        type="button"
        class="quiet feed-switch"
        aria-expanded={open.value}
        aria-controls={id}
        onClick={() => (open.value = !open.value)}
      >
        {open.value ? t.feed.hide : t.feed.show}
      </button>
      <div id={id} class="feed-body">
        {rows.length + behind === 0 && <p class="feed-empty">{t.howItWorks[transport]}</p>}
        {rows.length + behind > 0 && (
          <ul data-flood={flood} aria-label={t.feed.heading(t.transports[transport].name)}>
            {behind > 0 && (
              <li class="mood mood-awaited">
                {behind === 1 ? t.feed.waiting : t.feed.behind(formatCount(behind))}
              </li>
            )}
            {rows.map((row) => (
              <Row key={row.seq} row={row} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Row({ row: { item, isLost, lateMs } }: { row: FeedRow }) {
  const t = texts.value.feed;
  if (item === null) return <li class="mood mood-awaited">{isLost ? t.lost : t.waiting}</li>;
  return (
    <li class="mood mood-here" data-change={item.change.eventType}>
      <MoodText item={item} />
      {lateMs !== null && lateMs >= LATE_MS && <Delay lateMs={lateMs} />}
    </li>
  );
}

function MoodText({ item: { change } }: { item: FeedItem }) {
  const t = texts.value.feed;
  const mood = change.eventType === 'DELETE' ? change.old : change.new;
  return (
    <>
      <span class="mood-emoji">{mood.emoji}</span>
      <span class="mood-text">
        {change.eventType === 'UPDATE' && <Mark sign="✎" word={t.updated} />}
        {change.eventType === 'DELETE' && <Mark sign="✕" word={t.deleted} />}
        <b>{mood.nom}</b>
        {change.eventType === 'DELETE' ? '' : ` ${mood.commentaire.slice(0, COMMENT_SHOWN)}`}
      </span>
    </>
  );
}

function Mark({ sign, word }: { sign: string; word: string }) {
  return (
    <em title={word}>
      <span aria-hidden="true">{sign}</span>
      <span class="unseen">{word}</span>
    </em>
  );
}

function Delay({ lateMs }: { lateMs: number }) {
  const t = texts.value.feed;
  return (
    <span class="mood-delay">
      {t.after(formatMsShort(lateMs))} <span class="unseen">{t.afterFirst}</span>
    </span>
  );
}
