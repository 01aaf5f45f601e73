import { useSignal } from '@preact/signals';
import type { RunRecord } from '../../../lab-server/wire/run.ts';
import { recordToCsv, recordToJson } from '../../bench/export.ts';
import type { BenchModel } from '../../bench/model.ts';
import { formatDate, formatDecimal, formatMs } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';
import { Comparison } from './comparison.tsx';
import { FindingsTable, tableToTsv } from './findings-table.tsx';
import { copyText, download } from '../handing-out.ts';
import { sayComplete } from './say-complete.ts';

/** What the run has found: a table, how far it can be trusted, what was expected, and ways to take it along. */
export function Findings({ bench }: { bench: BenchModel }) {
  const record = bench.record.value;
  const other = bench.other.value;
  if (!record || bench.phase.value !== 'finished') return <NoFindings bench={bench} />;
  const t = texts.value;
  return (
    <section id="findings" class="findings" aria-labelledby="findings-heading" tabIndex={-1}>
      <header>
        <h2 id="findings-heading">{t.findings.heading}</h2>
        <p>
          {t.findings.when(
            formatDate(record.startedAt),
            `${formatDecimal(record.lastedMs / 1_000, 1)}\u00a0s`,
          )}
        </p>
        <Takeaway record={record} />
      </header>
      <FindingsTable record={record} other={other} />
      <p class="findings-clock">
        {t.theory.legend} {sayClock(record)}
      </p>
      <p class="findings-trust" data-complete={record.complete}>
        {sayComplete(record)}
      </p>
      {other && <Other bench={bench} startedAt={other.startedAt} />}
      <Comparison bench={bench} record={record} />
    </section>
  );
}

/** What the panel says as long as there is nothing to find. */
function NoFindings({ bench }: { bench: BenchModel }) {
  const t = texts.value.theory;
  const phase = bench.phase.value;
  const during = { starting: t.during, running: t.during, settling: t.during, replaying: t.replaying };
  return <p class="panel-note">{during[phase as keyof typeof during] ?? t.empty}</p>;
}

function Other({ bench, startedAt }: { bench: BenchModel; startedAt: string }) {
  const t = texts.value.theory;
  return (
    <p class="findings-clock">
      {t.otherLegend(formatDate(startedAt))}{' '}
      <button type="button" class="small" onClick={() => (bench.other.value = null)}>
        {t.removeOther}
      </button>
    </p>
  );
}

function Takeaway({ record }: { record: RunRecord }) {
  const t = texts.value.findings;
  const said = useSignal('');
  const name = `humeur-lab-${record.startedAt.slice(0, 19).replaceAll(':', '-')}`;
  const copy = async () => {
    said.value = '';
    said.value = (await copyText(tableToTsv(record))) ? t.copied : t.notCopied;
  };
  return (
    <div class="takeaway">
      <output>{said.value}</output>
      <button type="button" class="small" onClick={() => void copy()}>
        {t.copy}
      </button>
      <button
        type="button"
        class="small"
        onClick={() => download(`${name}.json`, 'application/json', recordToJson(record))}
      >
        JSON
      </button>
      <button
        type="button"
        class="small"
        onClick={() => download(`${name}.csv`, 'text/csv', recordToCsv(record))}
      >
        CSV
      </button>
    </div>
  );
}

function sayClock(record: RunRecord): string {
  const worst = Math.max(...record.lanes.map((lane) => lane.clock.uncertaintyMs));
  return texts.value.findings.clock(formatMs(worst));
}
