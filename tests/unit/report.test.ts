import { afterEach, describe, expect, it } from 'vitest';
import type { RunRecord } from '../../lab-server/wire/run.ts';
import { importText } from '../../lab-ui/bench/import.ts';
import { escapeHtml, html, jsonForScript } from '../../lab-ui/bench/report-html.ts';
import { reportHtml } from '../../lab-ui/bench/report.ts';
import { chooseLanguage, LANGUAGES } from '../../lab-ui/i18n/i18n.ts';
import { laneRecord, runRecord } from '../support/record.ts';

afterEach(() => chooseLanguage('fr'));

/** Markup that would do something if it were not escaped, and ends whatever it may stand in. */
const EVIL = `</script></style>"'><img src=x onerror=alert(1)><!--`;

const evilRecord: RunRecord = runRecord(
  [laneRecord('short-poll', [10, 2_000], { requests: 3 }), laneRecord('sse', [3, 4], { requests: 1 })],
  {
    startedAt: `2026-01-01T12:00:00.000Z`,
    lab: { version: EVIL, node: EVIL, browser: EVIL },
    moods: [{ seq: 1, at: 5, eventType: 'INSERT', id: 1, nom: EVIL, emoji: EVIL, commentaire: EVIL }],
    predictions: [{ transport: 'sse', requests: 1, latencyMs: null, bytes: 300, why: EVIL }],
    incidents: [{ at: 100, what: EVIL }],
    parameters: { ...runRecord([]).parameters, scenario: EVIL },
    transcript: [
      {
        id: 1,
        at: 1,
        client: EVIL,
        transport: 'sse',
        socket: 1,
        exchange: 1,
        kind: 'request',
        after: EVIL,
        bytes: 500,
      },
    ],
  },
);

describe.each(LANGUAGES)('reportHtml in %s', (language) => {
  const write = (record: RunRecord) => {
    chooseLanguage(language);
    return reportHtml(record);
  };

  it('lets nothing that people wrote become markup', () => {
    const report = write(evilRecord);
    expect(report).not.toContain('<img');
    expect(report.match(/<script\b/g)).toHaveLength(1);
    expect(report.match(/<\/script>/g)).toHaveLength(1);
    expect(report.match(/<\/style>/g)).toHaveLength(1);
    expect(report).not.toContain('<!--');
    expect(report).toContain(escapeHtml(EVIL));
  });

  it('needs nothing from outside, and forbids itself to ask', () => {
    const report = write(evilRecord).replaceAll('xmlns="http://www.w3.org/2000/svg"', '');
    expect(report).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    const shown = report.slice(0, report.indexOf('<script'));
    expect(shown).not.toMatch(/url\(|@import|https?:/);
    expect(shown).not.toMatch(/<[^>]*\s(src|href|srcset|action|on\w+)=/);
  });

  it('can be imported again as the same run', () => {
    expect(importText(write(evilRecord))).toEqual({ record: evilRecord });
  });

  it('says what was measured beside theory, and speaks its language', () => {
    const report = write(evilRecord);
    expect(report).toContain(`<html lang="${language}">`);
    expect(report).toContain('Server-Sent Events');
    expect(report.match(/<svg/g)!.length).toBeGreaterThanOrEqual(4);
    expect(report).toContain({ fr: 'théorie', en: 'theory' }[language]);
  });

  it.each([[[laneRecord('websocket', [])]], [[]]])('is whole for a run in which nothing came', (lanes) => {
    const report = write(runRecord(lanes, { events: 0, stopped: true, hidden: true }));
    expect(report).toContain('</html>');
    expect(report).not.toMatch(/NaN|Infinity|undefined|null(?![,}\]])/);
  });
});

describe('html', () => {
  it('takes its strings for HTML and its values for text', () => {
    expect(html`<b title="${'"'}">${'<i>'}</b>${[html`<p>1</p>`, html`<p>${2}</p>`]}`.html).toBe(
      '<b title="&#34;">&#60;i&#62;</b><p>1</p><p>2</p>',
    );
  });
});

describe('jsonForScript', () => {
  it('is JSON that cannot end its script', () => {
    const value = { text: '</script><!-- <script>' };
    const written = jsonForScript(value).html;
    expect(written).not.toContain('<');
    expect(JSON.parse(written)).toEqual(value);
  });
});
