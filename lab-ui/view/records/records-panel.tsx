import { useMemo } from 'preact/hooks';
import type { BenchModel } from '../../bench/model.ts';
import '../../styles/records.css';
import { TakeAway } from './export-buttons.tsx';
import { ImportZone } from './import-zone.tsx';
import { Importing } from './importing.ts';
import { recordsTexts } from './records-texts.ts';
import { isMeasuring, RunList } from './run-list.tsx';

/** Records: what can be taken along, brought in, played back and laid over. */
export function RecordsPanel({ bench }: { bench: BenchModel }) {
  const t = recordsTexts();
  const importing = useMemo(() => new Importing(), []);
  return (
    <div class="records">
      <section aria-labelledby="records-runs">
        <h2 id="records-runs">{t.runs.heading}</h2>
        {isMeasuring(bench) && <p class="records-note">{t.bringIn.busy}</p>}
        <RunList bench={bench} />
      </section>
      <div class="records-side">
        <section aria-labelledby="records-away">
          <h2 id="records-away">{t.takeAway.heading}</h2>
          <TakeAway record={bench.record.value} />
        </section>
        <section aria-labelledby="records-in">
          <h2 id="records-in">{t.bringIn.heading}</h2>
          <ImportZone importing={importing} />
        </section>
      </div>
    </div>
  );
}
