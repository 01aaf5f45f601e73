import { formatDecimal } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { bytesChart, latencyChart, requestsChart } from './chart-data.ts';
import { ChartPanel } from './chart-panel.tsx';
import type { AxisKind, ChartData } from './charts/series.ts';
import { GuessFields } from './predict/guess-fields.tsx';
import type { Quantity } from './predict/guesses.ts';
import type { Session } from './session.ts';

interface Shown {
  kind: AxisKind;
  quantity: Quantity;
  read: (bench: Session['bench']) => ChartData;
}

const CHARTS: readonly Shown[] = [
  { kind: 'count', quantity: 'requests', read: requestsChart },
  { kind: 'bytes', quantity: 'bytes', read: bytesChart },
  { kind: 'latency', quantity: 'latencyMs', read: latencyChart },
];

/** The three charts of a run: requests, bytes, latencies. Before it they ask what they are going to show. */
export function ChartRow({ session }: { session: Session }) {
  const { bench, predicting } = session;
  return (
    <div class="charts">
      {CHARTS.map(({ kind, quantity, read }) => (
        <ChartPanel
          key={kind}
          kind={kind}
          title={titleOf(kind)}
          hint={hintOf(session, kind, quantity)}
          read={() => read(bench)}
        >
          {predicting.asks.value && (
            <GuessFields session={session} quantity={quantity} title={titleOf(kind)} />
          )}
        </ChartPanel>
      ))}
    </div>
  );
}

function titleOf(kind: AxisKind): string {
  const t = texts.value.charts;
  return { count: t.requests, bytes: t.bytes, latency: t.latency }[kind];
}

function hintOf({ bench, choices, predicting }: Session, kind: AxisKind, quantity: Quantity): string {
  const t = texts.value;
  if (predicting.asks.value) {
    const seconds = choices.parameters.value?.seconds ?? bench.parameters.value.seconds;
    return t.predict.questions[quantity](`${formatDecimal(seconds)}\u00a0s`);
  }
  const own = {
    count: [t.charts.requestsHint, t.theory.chartHint],
    bytes: [t.charts.bytesHint],
    latency: [t.charts.latencyHint, t.theory.bandHint],
  }[kind];
  return (bench.other.value ? [own[0], t.theory.otherHint] : own).join(' · ');
}
