import { html, trusted, type Html } from '../../../lab-ui/bench/report-html.ts';
import { REPORT_STYLE } from '../../../lab-ui/bench/report-style.ts';
import { unsettled, type GradeResult, type Language } from '../results/grade-result.ts';
import { points } from '../results/say.ts';
import { median } from '../statistics.ts';
import { classTexts } from './class-texts.ts';
import { itemAnalysis, type Item } from './item-analysis.ts';

/** The instructor's page about a class; opens from a file, without a network. */
export function classReport(results: readonly GradeResult[], language: Language): string {
  const t = classTexts(language);
  const scores = results.filter(({ status }) => status !== 'grader-error').map(({ score }) => score);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const number = (value: number) => (Number.isNaN(value) ? '–' : points(value, language));
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Humeur Lab · ${t.title}</title>
        <style>
          ${trusted(REPORT_STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>${t.title}</h1>
          <p>
            ${t.students(results.length)} · ${t.mean} ${number(mean)} · ${t.median} ${number(median(scores))}
            / ${number(results[0]?.maxScore ?? 0)}
          </p>
        </header>
        <section>
          <h2>${t.items}</h2>
          <p class="soft">${t.itemsHint}</p>
          ${table(itemAnalysis(results), language)}
        </section>
        <section>
          <h2>${t.look}</h2>
          <p class="soft">${t.lookHint}</p>
          ${toLookAt(results, language)}
        </section>
      </body>
    </html> `.html;
}

function table(items: readonly Item[], language: Language): Html {
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const rows = items.map(
    ({ check, judged, failed, skipped, unsettled: open, discrimination, medianMs }) =>
      html`<tr>
        <th scope="row">${check.title[language]} <small class="soft">${check.id}</small></th>
        <td>${judged > 0 ? percent.format(failed / judged) : '–'} <small>${failed} / ${judged}</small></td>
        <td>${skipped}</td>
        <td>${open}</td>
        <td>${Number.isNaN(discrimination) ? '–' : decimal.format(discrimination)}</td>
        <td>${Number.isNaN(medianMs) ? '–' : `${decimal.format(medianMs / 1_000)} s`}</td>
      </tr>`,
  );
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${classTexts(language).columns.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function toLookAt(results: readonly GradeResult[], language: Language): Html {
  const t = classTexts(language);
  const lines = results.flatMap((result) => {
    const { submission, flags, status, message } = result;
    const of = `${submission.student}${t.colon}`;
    return [
      ...(status === 'grader-error' ? [`${of}${t.notGraded} – ${message?.[language] ?? ''}`] : []),
      ...flags.map(({ detail }) => of + detail[language]),
      ...unsettled(result).map(({ id }) => `${of}${id} ?`),
    ];
  });
  if (lines.length === 0) return html`<p>${t.nothing}</p>`;
  return html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}
