import type { SqlAnswer, SqlErrorBody } from '../../../lab-server/wire/sql.ts';
import { formatCount } from '../../i18n/format.ts';
import type { Outcome } from '../../sql/sql-box.ts';
import { knownRefusal } from '../../sql/refusals.ts';
import { sqlTexts } from './texts.ts';

/** What became of the last statement: a table, or an error and the place that it is about. */
export function SqlOutcome({ outcome }: { outcome: Outcome }) {
  const t = sqlTexts.value;
  return (
    <>
      <output class="sql-said">
        {outcome.name === 'running' && t.running}
        {outcome.name === 'answered' && sayAnswer(outcome.answer)}
      </output>
      <div role="alert">
        {outcome.name === 'away' && <p class="sql-error">{t.away}</p>}
        {outcome.name === 'database-away' && <p class="sql-error">{t.databaseAway}</p>}
        {outcome.name === 'refused' && <Refusal sql={outcome.sql} body={outcome.error.body} />}
      </div>
      {outcome.name === 'answered' && outcome.answer.columns.length > 0 && <Rows answer={outcome.answer} />}
    </>
  );
}

function sayAnswer({ command, rowCount, rows }: SqlAnswer): string {
  const t = sqlTexts.value;
  const count = rowCount ?? rows.length;
  const said = `${command} · ${count === 1 ? t.oneRow : t.rows(formatCount(count))}`;
  return rows.length < count && rows.length > 0 ? `${said}, ${t.firstRows(formatCount(rows.length))}` : said;
}

function Refusal({
  sql,
  body: { expected, got, code, position, hint },
}: {
  sql: string;
  body: SqlErrorBody;
}) {
  const t = sqlTexts.value;
  return (
    <div class="sql-error">
      <p>
        {knownRefusal(expected)?.kind !== 'too-large' && <b lang="en">{got}</b>}
        {code !== null && <> · SQLSTATE {code}</>}
        {position !== null && <> · {t.position(formatCount(position))}</>}
      </p>
      {code === null && <Expected expected={expected} />}
      {hint !== null && <p lang="en">{hint}</p>}
      {position !== null && <Place sql={sql} position={position} />}
    </div>
  );
}

/** What the lab would have taken: in the page's language where the page knows it. */
function Expected({ expected }: { expected: string }) {
  const t = sqlTexts.value;
  const known = knownRefusal(expected);
  if (known?.kind === 'verb') return <p>{t.verbs(known.verbs)}</p>;
  if (known?.kind === 'too-large') return <p>{t.tooLarge(known.megabytes)}</p>;
  return <p lang="en">{t.expected(expected)}</p>;
}

/** The statement with a mark where PostgreSQL points at; it counts characters, not UTF-16 units. */
function Place({ sql, position }: { sql: string; position: number }) {
  const characters = Array.from(sql);
  return (
    <pre>
      {characters.slice(0, position - 1).join('')}
      <mark>{characters[position - 1] ?? '\u00a0'}</mark>
      {characters.slice(position).join('')}
    </pre>
  );
}

function Rows({ answer: { columns, rows } }: { answer: SqlAnswer }) {
  const t = sqlTexts.value;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section class="sql-rows" aria-label={t.table} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column, n) => (
              <th key={n} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={n}>
              {row.map((value, m) => (
                <td key={m}>{value ?? <i>NULL</i>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
