import type { BenchModel } from '../bench/model.ts';
import { usePaced } from './use-paced.ts';
import { alignFeeds } from './align-feeds.ts';
import { LaneCard } from './lane-card.tsx';
import type { AlignedFeeds } from './lane-feed.tsx';
import { ProjectSlot } from '../project/project-slot.tsx';

const FEED_PACE_MS = 200;

/** The lanes, always in the same order, their feeds aligned row by row. */
export function LaneRow({ bench }: { bench: BenchModel }) {
  const feeds = usePaced(() => feedsOf(bench), FEED_PACE_MS);
  return (
    <div class="lanes">
      {bench.lanes.value.map((lane) => (
        <LaneCard key={lane.transport} bench={bench} lane={lane} feeds={feeds} />
      ))}
      <ProjectSlot />
    </div>
  );
}

function feedsOf({ lanes }: BenchModel): AlignedFeeds {
  const feeds = alignFeeds(lanes.value.map(({ feed }) => feed.value));
  return new Map(lanes.value.map(({ transport }, index) => [transport, feeds[index]!]));
}
