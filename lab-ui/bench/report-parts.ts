import type { Prediction, RunRecord } from '../../lab-server/wire/run.ts';
import { formatBytes, formatCount, formatDecimal, formatMs } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { resultsOf, type Result } from '../measure/results.ts';
import { html, NOTHING, type Html } from './report-html.ts';
import { reportTexts } from './report-texts.ts';
import { sayDuration, sayIncident, sayNetwork, sayScenario } from './report-words.ts';

/** So many moods have a row of their own. */
const MOST_MOODS = 200;

/** What was expected beside what came; nothing where nobody expected anything. */
export function predictionsSection(record: RunRecord): Html {
  const { predictions: t, columns } = reportTexts();
  const results = new Map(resultsOf(record).map((result) => [result.transport, result]));
  const said = record.predictions.filter(
    ({ requests, latencyMs, bytes, why }) =>
      [requests, latencyMs, bytes].some((value) => value !== null) || why !== '',
  );
  if (said.length === 0) return NOTHING;
  const head = [t.requests, t.latency, t.bytes].map((name) => html`<th scope="col">${name}</th>`);
  return html`<section>
    <h2>${t.heading}</h2>
    <p class="soft">${t.asked}</p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${columns.transport}</th>
            ${head}
            <th scope="col" class="text">${t.why}</th>
          </tr>
        </thead>
        <tbody>
          ${said.map((prediction) => predictionRow(prediction, results.get(prediction.transport)))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function predictionRow(prediction: Prediction, result: Result | undefined): Html {
  const { predictions: t } = reportTexts();
  const cell = (
    predicted: number | null,
    measured: number | null | undefined,
    show: (n: number) => string,
  ) => {
    const expected = predicted === null ? '—' : show(predicted);
    const came = measured === null || measured === undefined ? '—' : show(measured);
    return html`<td>${expected}<small>${t.measured} ${came}</small></td>`;
  };
  return html`<tr>
    <th scope="row">
      <span style="--lane: var(--${prediction.transport})"
        >${texts.value.transports[prediction.transport].name}</span
      >
    </th>
    ${cell(prediction.requests, result?.requests, formatCount)}
    ${cell(prediction.latencyMs, result?.latency.mean, formatMs)}
    ${cell(prediction.bytes, result && result.bytesUp + result.bytesDown, formatBytes)}
    <td class="text">${prediction.why}</td>
  </tr>`;
}

/** What was done to the lab during the run. */
export function incidentsSection({ incidents }: RunRecord): Html {
  const { incidents: t } = reportTexts();
  if (incidents.length === 0) return NOTHING;
  const rows = incidents.map(
    (incident) =>
      html`<tr>
        <th scope="row">${sayDuration(incident.at)}</th>
        <td class="text">${sayIncident(incident)}</td>
      </tr>`,
  );
  return html`<section>
    <h2>${t.heading}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${t.at}</th>
          <th scope="col" class="text">${t.what}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

/** Each mood, and how long it took to each lane. */
export function moodsSection({ moods, lanes, origin }: RunRecord): Html {
  const { moods: t } = reportTexts();
  if (moods.length === 0) return NOTHING;
  const latencies = lanes.map(
    ({ arrivals }) => new Map(arrivals.map(({ seq, at, receivedAt }) => [seq, receivedAt - at])),
  );
  const names = lanes.map(
    ({ transport }) => html`<th scope="col">${texts.value.transports[transport].label}</th>`,
  );
  const rows = moods.slice(0, MOST_MOODS).map(({ seq, at, eventType, nom, emoji, commentaire }) => {
    const change = t.changes[eventType];
    const times = latencies.map((lane) => lane.get(seq)).map((ms) => (ms === undefined ? '—' : formatMs(ms)));
    return html`<tr>
      <th scope="row">${seq}</th>
      <td>${formatMs(at - origin)}</td>
      <td class="text">${emoji} ${nom}${change === '' ? '' : ` (${change})`}<small>${commentaire}</small></td>
      ${times.map((time) => html`<td>${time}</td>`)}
    </tr>`;
  });
  return html`<section>
    <details>
      <summary>${t.heading(formatCount(moods.length))}</summary>
      ${moods.length > MOST_MOODS ? html`<p class="soft">${t.first(formatCount(MOST_MOODS))}</p>` : NOTHING}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">${t.number}</th>
              <th scope="col">${t.at}</th>
              <th scope="col" class="text">${t.what}</th>
              ${names}
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}

/** Everything that makes the run what it is, so that it can be done again. */
export function parametersSection({ parameters, lab }: RunRecord): Html {
  const { parameters: t } = reportTexts();
  const { feed, cookieBytes, extraStreams } = parameters;
  const lines: [name: string, value: string][] = [
    [t.scenario, sayScenario(parameters.scenario)],
    [t.duration, sayDuration(parameters.seconds * 1_000)],
    [t.poll, sayDuration(parameters.pollMs)],
    [t.conditional, parameters.conditional ? t.yes : t.no],
    [t.rate, formatDecimal(feed.rate, 3)],
    [t.rhythm, t.rhythms[feed.rhythm]],
    [t.payload, formatBytes(feed.payloadBytes)],
    [t.seed, String(feed.seed)],
    [t.network, sayNetwork(parameters.network)],
    ...(cookieBytes > 0 ? [[t.cookies, formatBytes(cookieBytes)] as [string, string]] : []),
    [t.thread, t.threads[parameters.thread]],
    ...(extraStreams > 0 ? [[t.streams, formatCount(extraStreams)] as [string, string]] : []),
    [t.lab, `${lab.version} · Node ${lab.node}`],
    [t.browser, lab.browser],
  ];
  return html`<section>
    <h2>${t.heading}</h2>
    <dl>
      ${lines.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </section>`;
}
