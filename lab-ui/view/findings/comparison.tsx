import type { TransportName } from '../../../lab-server/wire/transports.ts';
import type { Prediction, RunRecord } from '../../../lab-server/wire/run.ts';
import type { BenchModel } from '../../bench/model.ts';
import { formatBytes, formatCount, formatMs } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';
import { resultsOf, type Result } from '../../measure/results.ts';
import type { Expectation } from '../../measure/theory.ts';
import { expectedOfRecord } from '../theory/expected.ts';
import { AxisMarks } from './axis-marks.tsx';
import { domainOf, type Domain, type Marked } from './marks.ts';
import { Reasons, RunReasons } from './reasons.tsx';

/** A quantity that can be predicted, expected and measured. */
interface Compared {
  name: 'requests' | 'latencyMs' | 'bytes';
  theory: (expected: Expectation) => number;
  measure: (result: Result) => number | null;
  show: (value: number) => string;
}

const COMPARED: readonly Compared[] = [
  { name: 'requests', theory: (e) => e.requests, measure: (r) => r.requests, show: formatCount },
  { name: 'latencyMs', theory: (e) => e.latency.mean, measure: (r) => r.latency.mean, show: formatMs },
  { name: 'bytes', theory: (e) => e.bytes, measure: (r) => r.bytesUp + r.bytesDown, show: formatBytes },
];

interface ComparisonProps {
  bench: BenchModel;
  record: RunRecord;
}

/** Prediction, theory and measure on one axis for each quantity, and why they differ: known reasons, own words. */
export function Comparison({ bench, record }: ComparisonProps) {
  const t = texts.value.predict;
  const results = resultsOf(record);
  const domains = COMPARED.map((compared) =>
    domainOf(results.map((result) => markedOf(record, result, compared))),
  );
  return (
    <div class="comparison">
      <h3>{record.predictions.length > 0 ? t.heading : t.headingPlain}</h3>
      <p class="findings-clock">{t.scale}</p>
      <RunReasons record={record} />
      <div class="comparison-heads" aria-hidden="true">
        {COMPARED.map(({ name }) => (
          <span key={name}>{t.quantities[name]}</span>
        ))}
      </div>
      {results.map((result) => (
        <LaneComparison key={result.transport} {...{ bench, record, result, domains }} />
      ))}
    </div>
  );
}

function LaneComparison(props: ComparisonProps & { result: Result; domains: readonly Domain[] }) {
  const { bench, record, result, domains } = props;
  const { transport } = result;
  const t = texts.value;
  const lane = record.lanes.find((one) => one.transport === transport)!;
  return (
    <section class="comparison-lane" data-transport={transport} aria-label={t.transports[transport].name}>
      <h4>
        <span>{t.transports[transport].name}</span>
      </h4>
      <div class="comparison-axes">
        {COMPARED.map((compared, n) => (
          <div key={compared.name}>
            <span class="comparison-quantity" aria-hidden="true">
              {t.predict.quantities[compared.name]}
            </span>
            <AxisMarks
              name={`${t.predict.quantities[compared.name]}, ${t.transports[transport].name}`}
              marked={markedOf(record, result, compared)}
              domain={domains[n]!}
              show={compared.show}
            />
          </div>
        ))}
      </div>
      <Reasons record={record} lane={lane} />
      <Why bench={bench} transport={transport} />
    </section>
  );
}

function markedOf(record: RunRecord, result: Result, { name, theory, measure }: Compared): Marked {
  const isOwn = ({ transport }: { transport: string }) => transport === result.transport;
  const expected = expectedOfRecord(record).find(isOwn);
  return {
    guess: record.predictions.find(isOwn)?.[name] ?? null,
    theory: expected ? theory(expected.end) : null,
    measure: measure(result),
  };
}

/** A line of one's own on why it came otherwise; it is kept in the record. */
function Why({ bench, transport }: { bench: BenchModel; transport: TransportName }) {
  const t = texts.value;
  const predictions = bench.predictions.value;
  const own = predictions.find((prediction) => prediction.transport === transport);
  const save = (why: string) => {
    const said: Prediction = {
      ...(own ?? { transport, requests: null, latencyMs: null, bytes: null }),
      why: why.trim(),
    };
    bench.predict([...predictions.filter((prediction) => prediction !== own), said]);
  };
  return (
    <label class="why">
      <span aria-hidden="true">{t.predict.why}</span>
      <input
        type="text"
        autocomplete="off"
        maxLength={300}
        aria-label={t.predict.whyOf(t.transports[transport].name)}
        placeholder={t.predict.whyHint}
        value={own?.why ?? ''}
        onChange={({ currentTarget }) => save(currentTarget.value)}
      />
    </label>
  );
}
