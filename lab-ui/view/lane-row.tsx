import type { BenchModel } from '../bench/model.ts';
import { usePaced } from './use-paced.ts';
import { alignFeeds } from './align-feeds.ts';
import { LaneCard } from './lane-card.tsx';

const FEED_PACE_MS = 200;

/** The four lanes, always in the same order, their feeds aligned row by row. */
export function LaneRow({ bench }: { bench: BenchModel }) {
  const feeds = usePaced(() => alignFeeds(bench.lanes.value.map((lane) => lane.feed.value)), FEED_PACE_MS);
  return (
    <div class="lanes">
      {bench.lanes.value.map((lane, index) => (
        <LaneCard key={lane.transport} bench={bench} lane={lane} feeds={feeds} index={index} />
      ))}
    </div>
  );
}
