import { useSignal } from '@preact/signals';
import type { RunRecord } from '../../../lab-server/wire/run.ts';
import { arrivalsToCsv, fileNameOf, recordToCsv, recordToJson } from '../../bench/export.ts';
import { reportHtml } from '../../bench/report.ts';
import { texts } from '../../i18n/i18n.ts';
import { download } from '../handing-out.ts';
import { chartToPng, shownCharts } from './chart-image.ts';
import { detailOfRun, nameOfRun } from './naming.ts';
import { recordsTexts } from './records-texts.ts';

/** Everything that can be taken along of the run that is shown. */
export function TakeAway({ record }: { record: RunRecord | null }) {
  const { takeAway: t } = recordsTexts();
  if (!record) return <p class="records-note">{t.none}</p>;
  const name = fileNameOf(record);
  return (
    <>
      <p class="records-note">{t.which(`${nameOfRun(record)} · ${detailOfRun(record)}`)}</p>
      <div class="records-buttons">
        <Save
          name={`${name}.json`}
          type="application/json"
          write={() => recordToJson(record)}
          label={t.json}
        />
        <Save name={`${name}.csv`} type="text/csv" write={() => recordToCsv(record)} label={t.csv} />
        <Save
          name={`${name}-arrivals.csv`}
          type="text/csv"
          write={() => arrivalsToCsv(record)}
          label={t.arrivals}
        />
        <Save name={`${name}.html`} type="text/html" write={() => reportHtml(record)} label={t.report} />
      </div>
      <ChartButtons name={name} />
    </>
  );
}

function Save(props: { name: string; type: string; label: string; write: () => string }) {
  const { name, type, label, write } = props;
  return (
    <button type="button" class="small" onClick={() => download(name, type, write())}>
      {label}
    </button>
  );
}

function ChartButtons({ name }: { name: string }) {
  const { takeAway: t } = recordsTexts();
  const { requests, bytes, latency } = texts.value.charts;
  const said = useSignal('');
  const save = async (index: number) => {
    said.value = '';
    const chart = shownCharts()[index];
    try {
      download(`${name}-${FILE_NAMES[index]!}.png`, 'image/png', await chartToPng(chart!));
    } catch {
      said.value = t.pngFailed;
    }
  };
  return (
    <div class="records-buttons">
      {[requests, bytes, latency].map((title, index) => (
        <button key={title} type="button" class="small" onClick={() => void save(index)}>
          {t.png(title)}
        </button>
      ))}
      <output>{said.value}</output>
    </div>
  );
}

const FILE_NAMES = ['requests', 'bytes', 'latency'];
