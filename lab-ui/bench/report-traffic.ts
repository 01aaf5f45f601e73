import type { RunRecord } from '../../lab-server/wire/run.ts';
import { language } from '../i18n/i18n.ts';
import { trafficSvg } from '../view/traffic/export.ts';
import { PALETTES } from '../view/traffic/palette.ts';
import { wordingIn } from '../view/traffic/texts.ts';
import { html, NOTHING, trusted, type Html } from './report-html.ts';
import { reportTexts } from './report-texts.ts';

/** More rows than this fill a picture with ink: the diagram then shows the run's beginning. */
const MOST_ROWS = 600;

/** Every message of the run at its true time. */
export function trafficSection(record: RunRecord): Html {
  const { traffic: t } = reportTexts();
  const { transcript, origin } = record;
  if (transcript.length === 0) return NOTHING;
  const last = transcript[MOST_ROWS];
  const svg = trafficSvg(record, {
    width: 1_200,
    height: 170 + 130 * record.lanes.length,
    theme: 'light',
    wording: wordingIn(language.value),
    ...(last && { window: { from: 0, to: Math.max(1, last.at - origin) } }),
  });
  return html`<section>
    <h2>${t.heading}</h2>
    <p class="soft">${last ? t.beginning : t.hint}</p>
    <div class="scroll"><div class="traffic">${trusted(inReportColours(svg))}</div></div>
  </section>`;
}

/** The picture's colours are the report's custom properties, so that it follows the reader's theme. */
function inReportColours(svg: string): string {
  const inks = Object.entries(PALETTES.light);
  return svg.replaceAll(/"(#[\da-f]{6})"/g, (all, color: string) => {
    const ink = inks.find(([, value]) => value === color)?.[0];
    return ink ? `"var(--${ink})"` : all;
  });
}
