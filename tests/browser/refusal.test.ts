import { expect, it } from 'vitest';
import { judgeAll } from '../../lab-ui/measure/claims/all.ts';
import { SCENARIOS } from '../../lab-ui/bench/scenarios.ts';
import { claimsEn } from '../../lab-ui/view/claims/en.ts';
import { openCompare } from '../support/compare-page.ts';
import { startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';

const REFUSAL = SCENARIOS.find(({ name }) => name === 'refusal')!;

it('“SSE reconnects manually” is wrong after a cut and right after a refusal, in one run of the scenario', async () => {
  const lab = await startLab({ pages: 'built' });
  const compare = await openCompare(await openPage(lab.origin, { locale: 'en-GB' }), 'en');
  const { page, texts } = compare;
  await page.getByLabel(texts.setup.scenario).selectOption(REFUSAL.title.en);
  await compare.says(REFUSAL.lookFor.en);
  await compare.start();
  await compare.finished();
  const record = await compare.record();
  expect(record.incidents.map(({ what }) => what)).toEqual(['cut', 'refuse', 'cut', 'refuse-over']);
  expect(record).toMatchObject({ complete: true, parameters: { scenario: 'refusal' } });
  const found = new Map(judgeAll(record).map(({ claim, ...finding }) => [claim.id, finding]));
  const say = (id: string) => [found.get(id)!.verdict, found.get(id)!.reason.key];
  expect(say('reconnection-sse-drop')).toEqual(['does-not-hold', 'came-back-by-itself']);
  expect(say('reconnection-sse-refusal')).toEqual(['holds', 'closed-for-good']);
  expect(say('reconnection-websocket-drop')).toEqual(['holds', 'program-came-back']);
  expect(say('reconnection-websocket-refusal')).toEqual(['holds', 'program-came-back']);
  const panel = await compare.openTab('claims');
  const row = panel.locator('tr', { has: page.locator('#claim-reconnection-sse-drop') });
  await row.filter({ hasText: claimsEn.verdicts['does-not-hold'] }).waitFor();
  for (const transport of ['short-poll', 'long-poll', 'sse', 'websocket'] as const)
    expect(lab.host.gate.fault(transport).refuse).toBe(false);
});
