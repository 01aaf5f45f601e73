import type { ReadonlySignal } from '@preact/signals';
import type { BenchModel, LaneModel } from '../bench/model.ts';
import { formatCount } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { resumes } from '../transports/resumes.ts';
import { FaultBadge, FaultMenu } from './fault-menu.tsx';
import { LaneFeed, type AlignedFeeds } from './lane-feed.tsx';
import { LaneFigures } from './lane-figures.tsx';
import { StateChip } from './state-chip.tsx';
import { STRATEGIES } from './strategy.ts';

interface LaneCardProps {
  bench: BenchModel;
  lane: LaneModel;
  feeds: ReadonlySignal<AlignedFeeds>;
}

/** One transport: what it is doing, what it has cost, what it has brought. */
export function LaneCard({ bench, lane, feeds }: LaneCardProps) {
  const { transport } = lane;
  const heading = `lane-${transport}`;
  return (
    <article class="lane" data-transport={transport} aria-labelledby={heading}>
      <Strip dash={STRATEGIES[transport].dash} />
      <header class="lane-head">
        <h2 id={heading}>{texts.value.transports[transport].name}</h2>
        <FaultMenu bench={bench} transport={transport} />
      </header>
      <div class="lane-state">
        <StateChip lane={lane} />
        <FaultBadge bench={bench} transport={transport} />
      </div>
      <LaneFigures lane={lane} />
      {!resumes(transport) && <LostLine lane={lane} />}
      <LaneFeed transport={transport} feeds={feeds} />
    </article>
  );
}

/** What this lane will never have, in contrast to those that go on from a cursor. */
function LostLine({ lane }: { lane: LaneModel }) {
  const t = texts.value.feed;
  const lost = lane.lost.value;
  return <output class="lane-lost">{lost > 0 && t.lostForGood(formatCount(lost))}</output>;
}

/** The lane's line as the charts draw it: its colour and its dashes. */
function Strip({ dash }: { dash: readonly number[] }) {
  const pattern = dash.map((length) => length * 2).join(' ');
  return (
    <svg class="lane-strip" aria-hidden="true" width="100%" height="4">
      <line
        x1="0"
        x2="100%"
        y1="2"
        y2="2"
        stroke="currentColor"
        stroke-width="4"
        stroke-dasharray={pattern}
      />
    </svg>
  );
}
