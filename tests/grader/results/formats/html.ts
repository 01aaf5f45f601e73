import { html, NOTHING, trusted, type Html } from '../../../../lab-ui/bench/report-html.ts';
import { REPORT_STYLE } from '../../../../lab-ui/bench/report-style.ts';
import { transcriptSvg } from '../../../../lab-ui/view/traffic/export.ts';
import { factsOfTranscript } from '../../../../lab-ui/view/traffic/facts.ts';
import { wordingIn } from '../../../../lab-ui/view/traffic/texts.ts';
import type { CheckStatus, GradedCheck, GradeResult, Language } from '../grade-result.ts';
import { explain, points, visibleChecks, wordsIn } from '../say.ts';

const SIGNS: Record<CheckStatus, string> = { pass: '✓', fail: '✗', skip: '–', error: '!', flaky: '?' };

/** A page for the student that opens from a file, without a network: each visible check, and the traffic of the failed. */
export function toHtml(result: GradeResult, language: Language): string {
  const words = wordsIn(language);
  const total = `${points(result.score, language)} / ${points(result.maxScore, language)} ${words.points}`;
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Humeur Lab · ${total}</title>
        <style>
          ${trusted(REPORT_STYLE + OWN_STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>${total}</h1>
          <p>${result.startedAt} · seed ${result.seed} · Humeur Lab ${result.graderVersion}</p>
        </header>
        ${result.message ? html`<p class="warn">${result.message[language]}</p>` : NOTHING}
        ${visibleChecks(result).map((check) => section(check, language))}
      </body>
    </html> `;
  return page.html;
}

const OWN_STYLE = `
.sign[data-status='pass'] { color: var(--good); } .sign[data-status='fail'] { color: var(--bad); }
.sign[data-status='flaky'], .sign[data-status='error'] { color: var(--warn); }
section h2 { display: flex; gap: 0.6rem; } section h2 small { margin-left: auto; color: var(--soft); font-weight: 400; }
`;

function section(check: GradedCheck, language: Language): Html {
  const words = wordsIn(language);
  const reached = `${points(check.points, language)} / ${points(check.maxPoints, language)}`;
  return html`<section id="${check.id}">
    <h2>
      <span class="sign" data-status="${check.status}" aria-hidden="true">${SIGNS[check.status]}</span>
      <span>${check.title[language]}<span class="unseen"> ${words.statuses[check.status]}</span></span>
      <small>${reached} · ${check.id}</small>
    </h2>
    ${explain(check, language).map((line) => html`<p>${line}</p>`)} ${diagram(check, language)}
  </section>`;
}

/** What the server saw while the check failed. */
function diagram({ transcript }: GradedCheck, language: Language): Html {
  if (transcript.length === 0) return NOTHING;
  const facts = factsOfTranscript(transcript);
  const height = 170 + 130 * facts.transports.length;
  const options = { width: 1_200, height, theme: 'light', wording: wordingIn(language) } as const;
  const svg = transcriptSvg(transcript, facts, options);
  return html`<div class="scroll"><div class="traffic">${trusted(svg)}</div></div>`;
}
