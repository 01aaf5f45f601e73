import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { BenchModel } from '../../bench/model.ts';
import { offReason } from '../../sql/refusals.ts';
import { SqlBox } from '../../sql/sql-box.ts';
import { HopBars } from './hop-bars.tsx';
import { SqlOutcome } from './sql-outcome.tsx';
import { sqlTexts } from './texts.ts';

const EXAMPLES = [
  "UPDATE humeur SET emoji = '🚀' WHERE id = 3",
  "INSERT INTO humeur (nom, emoji, commentaire) VALUES ('Zoé', '🎉', 'par SQL')",
  'SELECT id, nom, emoji FROM humeur ORDER BY id DESC LIMIT 5',
] as const;

/** SQL at hand, and the way of a commit into every lane; without a database, how to get one. */
export function SqlPanel({ bench }: { bench: BenchModel }) {
  const t = sqlTexts.value;
  const lab = bench.lab.value;
  if (!lab) return <p class="panel-note">{t.connecting}</p>;
  if (!lab.database) {
    return (
      <p class="panel-note">
        {t.memory} <code>npm start -- --database postgres://…</code>
      </p>
    );
  }
  return lab.sqlOff === null ? <Box bench={bench} /> : <Off sqlOff={lab.sqlOff} />;
}

function Off({ sqlOff }: { sqlOff: string }) {
  const t = sqlTexts.value;
  const { reason, detail } = offReason(sqlOff);
  return (
    <p class="panel-note">
      {t.off} {reason !== null && t.offReasons[reason]}{' '}
      {reason !== 'superuser' && <span lang="en">{detail}</span>}
    </p>
  );
}

function Box({ bench }: { bench: BenchModel }) {
  const t = sqlTexts.value;
  const box = useMemo(() => new SqlBox(bench, location.origin), [bench]);
  useEffect(() => () => box.leave(), [box]);
  const sql = useSignal<string>(EXAMPLES[0]);
  const run = () => void box.run(sql.peek());
  return (
    <section class="sql" aria-labelledby="sql-heading">
      <header>
        <h2 id="sql-heading">{t.heading}</h2>
        <p>{t.lead}</p>
      </header>
      <div class="sql-input">
        <textarea
          rows={3}
          spellcheck={false}
          autocomplete="off"
          aria-label={t.statement}
          value={sql.value}
          onInput={({ currentTarget }) => (sql.value = currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            run();
          }}
        />
        <button type="button" class="sql-run" disabled={box.outcome.value.name === 'running'} onClick={run}>
          {t.run}
          <kbd>Ctrl+⏎</kbd>
        </button>
      </div>
      <ul class="sql-examples" aria-label={t.examples}>
        {EXAMPLES.map((example) => (
          <li key={example}>
            <button type="button" class="small" onClick={() => (sql.value = example)}>
              <code>{example}</code>
            </button>
          </li>
        ))}
      </ul>
      <SqlOutcome outcome={box.outcome.value} />
      <HopBars box={box} lanes={bench.lanes.value} />
    </section>
  );
}
