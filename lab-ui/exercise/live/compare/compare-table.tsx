import type { Method, MethodResult } from '../../../../exercises/contract.ts';
import { formatBytes, formatCount, formatMs } from '../../../i18n/format.ts';
import { exerciseTexts } from '../../i18n/texts.ts';
import type { LiveBench } from '../live-bench.ts';
import type { CompareRun } from './compare-run.ts';
import { differencesOf } from './differences.ts';
import { METHODS, TRANSPORT_OF } from './own-lanes.ts';

const FORMATS = { count: formatCount, ms: formatMs, bytes: formatBytes };

/** The student's figures beside the lab's and the server's, and where they differ. */
export function CompareTable({ run, bench }: { run: CompareRun; bench: LiveBench }) {
  const t = exerciseTexts.value;
  const yours = run.yours.value;
  if (!yours) return null;
  const beside = { told: run.told.value, labs: run.labs.value, server: bench.readings.value };
  const differences = differencesOf(yours, beside, t, FORMATS);
  const { columns } = t.compare;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section class="table-scroll" tabIndex={0} aria-label={t.compare.lanes}>
        <table class="compare-table">
          <thead>
            <tr>
              <th scope="col">{columns.method}</th>
              <th scope="col">{columns.who}</th>
              {(['requests', 'events', 'latency', 'payload', 'useless'] as const).map((column) => (
                <th key={column} scope="col" class="number">
                  {columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          {METHODS.filter((method) => yours[method]).map((method) => (
            <MethodRows key={method} method={method} run={run} bench={bench} />
          ))}
        </table>
      </section>
      <p class="soft">{t.compare.wireWhy}</p>
      <h3>{t.compare.differences}</h3>
      <ul class="differences">
        {differences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {differences.length === 0 && <li data-good="true">{t.compare.agree}</li>}
      </ul>
    </>
  );
}

function MethodRows({ method, run, bench }: { method: Method; run: CompareRun; bench: LiveBench }) {
  const t = exerciseTexts.value;
  const yours = run.yours.value![method]!;
  const lab = run.labs.value[method];
  const own = run.labReadings.value.find(({ transport }) => transport === TRANSPORT_OF[method]);
  const seen = bench.readings.value.find(({ transport }) => transport === TRANSPORT_OF[method]);
  const asks = method === 'polling' || method === 'longPolling';
  const useless = (count: number | undefined) => (asks ? count : 0);
  const wire = seen && t.compare.wire(formatBytes(seen.bytesUp + seen.bytesDown));
  const server = { requests: seen?.requests, events: seen?.entries, uselessRequests: useless(seen?.useless) };
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" rowSpan={3}>
          {t.methods[method]}
        </th>
        <Figures who={t.compare.yours} of={yours} />
      </tr>
      <tr>
        <Figures
          who={t.compare.labs}
          of={{ ...lab, requests: own?.requests, uselessRequests: useless(own?.useless) }}
        />
      </tr>
      <tr class="of-server">
        <Figures who={t.compare.server} of={server} payload={wire} />
      </tr>
    </tbody>
  );
}

interface FiguresProps {
  who: string;
  of: { [Key in keyof MethodResult]?: MethodResult[Key] | undefined };
  payload?: string | undefined;
}

function Figures({ who, of, payload }: FiguresProps) {
  const count = (value: number | undefined) => (value === undefined ? '–' : formatCount(value));
  const { requests, events, meanLatencyMs, payloadBytes, uselessRequests } = of;
  return (
    <>
      <th scope="row">{who}</th>
      <td class="number">{count(requests)}</td>
      <td class="number">{count(events)}</td>
      <td class="number">{typeof meanLatencyMs === 'number' ? formatMs(meanLatencyMs) : '–'}</td>
      <td class="number">{payload ?? (payloadBytes === undefined ? '–' : formatBytes(payloadBytes))}</td>
      <td class="number">{count(uselessRequests)}</td>
    </>
  );
}
