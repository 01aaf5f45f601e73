import type { RunRecord } from '../../lab-server/wire/run.ts';
import { texts } from '../i18n/i18n.ts';
import { judgeAll, type Judgement } from '../measure/claims/all.ts';
import { SOURCES } from '../measure/claims/sources.ts';
import { claimsTexts, inLanguage, sayFigure, sayReason } from '../view/claims/say.ts';
import { html, NOTHING, type Html } from './report-html.ts';

/** What is claimed of the transports, and what this run says of it; what it cannot tell is folded away. */
export function claimsSection(record: RunRecord): Html {
  const t = claimsTexts();
  const judgements = judgeAll(record);
  const told = judgements.filter(({ verdict }) => verdict !== 'cannot-tell');
  const untold = judgements.filter(({ verdict }) => verdict === 'cannot-tell');
  return html`<section>
    <h2>${t.heading}</h2>
    ${told.length > 0 ? tableOf(told) : NOTHING}
    <details>
      <summary>${t.verdicts['cannot-tell']} (${untold.length})</summary>
      ${tableOf(untold)}
    </details>
  </section>`;
}

function tableOf(judgements: readonly Judgement[]): Html {
  const { columns } = claimsTexts();
  const head = [columns.claim, columns.measured, columns.why].map(
    (name) => html`<th scope="col" class="text">${name}</th>`,
  );
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">${columns.verdict}</th>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${judgements.map((judgement) => rowOf(judgement))}
      </tbody>
    </table>
  </div>`;
}

function rowOf({ claim, verdict, measured, reason }: Judgement): Html {
  const figures = measured.map((figure) => html`<div>${inLanguage(figure.label)} ${sayFigure(figure)}</div>`);
  const about = claim.transports.map((name) => texts.value.transports[name].label);
  if (claim.criterion) about.unshift(claimsTexts().criteria[claim.criterion]);
  return html`<tr>
    <th scope="row" class="verdict" data-verdict="${verdict}">${claimsTexts().verdicts[verdict]}</th>
    <td class="text">
      ${inLanguage(claim.text)}<small
        >${[...about, inLanguage(SOURCES[claim.source].title)].join(' · ')}</small
      >
    </td>
    <td class="text">${figures}</td>
    <td class="text">${sayReason(reason)}</td>
  </tr>`;
}
