import { useSignal } from '@preact/signals';
import type { RunRecord } from '../../../lab-server/wire/run.ts';
import type { BenchModel } from '../../bench/model.ts';
import { formatList, formatMs, formatShare } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';
import { takeApart, tellsSending, type Apart } from '../../measure/apart.ts';
import { SplitBars } from './split-bars.tsx';

/** A lane's latencies taken apart. */
interface LaneApart {
  transport: RunRecord['lanes'][number]['transport'];
  apart: Apart;
}

/** Where each mood's time went: waiting on the server for this reader, or on the way to it. */
export function LatencyPanel({ bench }: { bench: BenchModel }) {
  const t = texts.value.apart;
  const ownScale = useSignal(false);
  const record = bench.record.value;
  const lanes = record && bench.phase.value === 'finished' ? apartOf(record) : [];
  if (!record || lanes.length === 0) return <p class="panel-note">{t.empty}</p>;
  const longest = Math.max(...lanes.map(({ apart }) => lengthOf(apart)));
  const uncertainty = Math.max(...record.lanes.map(({ clock }) => clock.uncertaintyMs));
  return (
    <section class="apart" aria-labelledby="apart-heading">
      <header>
        <h2 id="apart-heading">{t.heading}</h2>
        <p>{t.lead}</p>
        <label class="check">
          <input
            type="checkbox"
            checked={ownScale.value}
            onChange={({ currentTarget }) => (ownScale.value = currentTarget.checked)}
          />
          {t.ownScale}
        </label>
      </header>
      {lanes.map(({ transport, apart }) => (
        <SplitBars
          key={transport}
          transport={transport}
          apart={apart}
          longestMs={ownScale.value ? lengthOf(apart) : longest}
        />
      ))}
      {sentencesOf(record, lanes).map((sentence) => (
        <p key={sentence} class="apart-sentence">
          {sentence}
        </p>
      ))}
      <p class="findings-clock">
        {t.how} {t.clock(formatMs(uncertainty))}
      </p>
    </section>
  );
}

function apartOf(record: RunRecord): LaneApart[] {
  return record.lanes.flatMap(({ transport, arrivals }) => {
    const apart = tellsSending(transport) ? takeApart(arrivals) : null;
    return apart ? [{ transport, apart }] : [];
  });
}

const totalOf = ({ waitedMs, travelledMs }: Apart['mean']) => waitedMs + travelledMs;
const lengthOf = ({ mean, p50, p95 }: Apart) => Math.max(totalOf(mean), totalOf(p50), totalOf(p95));

/** What the bars say, in words: where polling's seconds come from, and when it is the network that counts. */
function sentencesOf({ parameters, lanes: recorded }: RunRecord, lanes: readonly LaneApart[]): string[] {
  const t = texts.value;
  const polling = lanes.find(({ transport }) => transport === 'short-poll')?.apart.mean;
  const others = lanes.filter(({ transport }) => transport !== 'short-poll');
  const theirs =
    others.reduce((sum, { apart }) => sum + apart.mean.travelledMs, 0) / Math.max(1, others.length);
  const sentences = recorded
    .filter(({ transport }) => !tellsSending(transport))
    .map(({ transport }) => t.apart.unsplit(t.transports[transport].name));
  if (polling && polling.waitedMs > polling.travelledMs) {
    const [waited, total] = [formatMs(polling.waitedMs), formatMs(totalOf(polling))];
    sentences.push(t.apart.polling(waited, total, formatMs(parameters.pollMs / 2)));
    // Only where it is so: a queue or a tunnel may well make its way longer.
    if (others.length > 0 && polling.travelledMs < 1.5 * theirs + 2) {
      sentences.push(t.apart.pollingSame(formatMs(polling.travelledMs), formatMs(theirs)));
    }
  }
  const travellers = lanes.filter(
    ({ apart: { mean } }) => mean.travelledMs > 10 && mean.travelledMs > mean.waitedMs,
  );
  if (travellers.length > 0) {
    const shares = travellers.map(({ apart: { mean } }) => mean.travelledMs / totalOf(mean));
    const least = formatShare(Math.floor(Math.min(...shares) * 100) / 100);
    const names = formatList(travellers.map(({ transport }) => t.transports[transport].name));
    sentences.push(t.apart.travel(names, least));
  }
  return sentences;
}
