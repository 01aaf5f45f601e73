import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { BenchModel } from '../../bench/model.ts';
import { journalOf } from '../../debug/journal.ts';
import type { LaneReport } from '../../debug/lane-log.ts';
import { debugTexts } from '../../debug/texts.ts';
import { EventLog } from './event-log.tsx';
import { LaneJournal } from './lane-journal.tsx';

/** The panel is painted so often, milliseconds. */
const PACE_MS = 500;

/** What `debugRealtime()` prints, drawn: each lane's states, rate, types and latency, and the latest events. */
export function DebugPanel({ bench }: { bench: BenchModel }) {
  const journal = journalOf(bench);
  const reports = useSignal<readonly LaneReport[]>(journal.report());
  const frozen = useSignal(false);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!frozen.peek()) reports.value = journal.report();
    }, PACE_MS);
    return () => clearInterval(timer);
  }, [journal]);
  const t = debugTexts();
  return (
    <section class="journal" aria-labelledby="journal-heading">
      <header>
        <h2 id="journal-heading">{t.heading}</h2>
        <p>
          {t.lead} {t.console}
        </p>
      </header>
      <div class="journal-lanes">
        {reports.value.map((report) => (
          <LaneJournal key={report.transport} report={report} />
        ))}
      </div>
      <EventLog reports={reports.value} frozen={frozen} />
    </section>
  );
}
