import type { RunRecord } from '../../lab-server/wire/run.ts';
import { formatCount, formatDate, formatMs } from '../i18n/format.ts';
import { language, texts } from '../i18n/i18n.ts';
import { resumes } from '../transports/resumes.ts';
import { apartChart, bytesChart, latencyChart, requestsChart } from './report-charts.ts';
import { figureTable } from './report-figures.ts';
import { claimsSection } from './report-claims.ts';
import { html, jsonForScript, NOTHING, trusted, type Html } from './report-html.ts';
import { REPORT_ELEMENT } from './import.ts';
import { incidentsSection, moodsSection, parametersSection, predictionsSection } from './report-parts.ts';
import { REPORT_STYLE } from './report-style.ts';
import { reportTexts } from './report-texts.ts';
import { trafficSection } from './report-traffic.ts';
import { sayDuration } from './report-words.ts';

/**
 * A run as one HTML file in the page's language: tables, charts, settings, and the record itself, so that the lab can
 * read it again. It needs no network and may not use any: its own policy forbids it, and it has no script that runs.
 */
export function reportHtml(record: RunRecord): string {
  const t = reportTexts();
  const page = html`<!doctype html>
    <html lang="${language.value}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${t.title} · ${formatDate(record.startedAt)}</title>
        <style>
          ${trusted(REPORT_STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>${t.heading}</h1>
          <p>${t.when(formatDate(record.startedAt), sayDuration(record.lastedMs))}</p>
          ${warnings(record)}
        </header>
        <main>
          ${findingsSection(record)} ${chartsSection(record)} ${trafficSection(record)}
          ${predictionsSection(record)} ${claimsSection(record)} ${incidentsSection(record)}
          ${moodsSection(record)} ${parametersSection(record)}
        </main>
        <footer><p>${t.again}</p></footer>
        <script type="application/json" id="${REPORT_ELEMENT}">
          ${jsonForScript(record)}
        </script>
      </body>
    </html> `;
  return page.html;
}

/** What keeps the figures from being taken at their face value. */
function warnings(record: RunRecord): Html {
  const t = reportTexts();
  const said: string[] = [];
  if (record.stopped) said.push(t.stopped);
  if (record.hidden) said.push(t.hidden);
  return html`${said.map((warning) => html`<p class="warn">${warning}</p>`)}`;
}

function findingsSection(record: RunRecord): Html {
  const t = reportTexts();
  const { columns, rows } = figureTable(record);
  const lines = rows.map(
    ({ transport, figures }) =>
      html`<tr>
        <th scope="row">
          <span style="--lane: var(--${transport})">${texts.value.transports[transport].name}</span>
        </th>
        ${figures.map(
          ({ measured, expected }) =>
            html`<td>
              ${measured}${expected === '' ? NOTHING : html`<small><span class="unseen">${t.theory} </span>${expected}</small>`}
            </td>`,
        )}
      </tr>`,
  );
  return html`<section>
    <h2>${t.findings}</h2>
    <p class="soft">${t.findingsHint}</p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${t.columns.transport}</th>
            ${columns.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${lines}
        </tbody>
      </table>
    </div>
    ${sayComplete(record)}
    <p class="soft">
      ${t.clock(formatMs(Math.max(0, ...record.lanes.map(({ clock }) => clock.uncertaintyMs))))}
    </p>
  </section>`;
}

function sayComplete({ events, complete, lanes, parameters }: RunRecord): Html {
  const t = reportTexts();
  if (events === 0) return html`<p class="warn">${t.noMoods}</p>`;
  if (complete) return html`<p>${t.complete(formatCount(events))} ${sayDrawn(events, parameters)}</p>`;
  const lacking = lanes.filter(({ missing }) => missing.length > 0);
  const said = lacking.map(({ transport, missing }) =>
    t.missing(texts.value.transports[transport].name, formatCount(missing.length)),
  );
  const unrepeated = lacking.filter(({ transport }) => !resumes(transport));
  const why = unrepeated.map(({ transport }) =>
    texts.value.findings.noReplay(texts.value.transports[transport].name),
  );
  return html`${[...said, ...why].map((sentence) => html`<p class="warn">${sentence}</p>`)}`;
}

/** Chance makes more or fewer events than the mean: theory's figures are for the mean. */
function sayDrawn(events: number, { feed, seconds }: RunRecord['parameters']): string {
  const expected = feed.rate * seconds;
  if (Math.abs(events - expected) < 0.05 * expected) return '';
  return reportTexts().drawn(formatCount(events), formatCount(expected));
}

function chartsSection(record: RunRecord): Html {
  const { charts } = reportTexts();
  const arrived = record.lanes.some(({ arrivals }) => arrivals.length > 0);
  return html`<section>
    <h2>${charts.heading}</h2>
    <div class="charts">
      ${requestsChart(record, charts.requests)} ${bytesChart(record, charts.bytes)}
      ${arrived ? latencyChart(record, charts.latency) : NOTHING}
      ${arrived ? apartChart(record, charts.apart) : NOTHING}
    </div>
  </section>`;
}
