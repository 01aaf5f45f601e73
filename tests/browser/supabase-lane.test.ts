import { describe, expect, it } from 'vitest';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import type { RunParameters, RunRecord } from '../../lab-server/wire/run.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';
import type { ForPrograms } from '../../lab-ui/bench/run-once.ts';
import { axeFindings } from '../support/axe.ts';
import { openCompare, type ComparePage } from '../support/compare-page.ts';
import { post, startLab, type RunningLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';
import { eventually } from '../support/until.ts';

const PARAMETERS: RunParameters = {
  ...DEFAULT_PARAMETERS,
  transports: ['sse', 'websocket', 'supabase'],
  seconds: 4,
  feed: { ...DEFAULT_PARAMETERS.feed, rate: 20, seconds: 4 },
};

async function open(language: 'fr' | 'en'): Promise<{ lab: RunningLab; compare: ComparePage }> {
  const lab = await startLab({ pages: 'built' });
  return { lab, compare: await openCompare(await openPage(lab.origin, { locale: language }), language) };
}

/** Ticks the lane under "more". */
async function askFor({ page, texts }: ComparePage): Promise<void> {
  await page.getByRole('button', { name: texts.choices.more }).click();
  await page.locator('[name="lane-supabase"]').check();
  await page.keyboard.press('Escape');
}

const run = ({ page }: ComparePage, parameters: RunParameters): Promise<RunRecord> =>
  page.evaluate((given) => (window as unknown as ForPrograms).runComparison(given), parameters);
const laneOf = (record: RunRecord, name: string) => record.lanes.find(({ transport }) => transport === name)!;

describe.each(['fr', 'en'] as const)('in %s, the lane of Supabase', (language) => {
  it('is not there until it is asked for, then receives what the others do', async () => {
    const { lab, compare } = await open(language);
    expect(await compare.lane('supabase').count()).toBe(0);
    await askFor(compare);
    await compare.laneIs('supabase', 'connected');
    await post(lab, 1);
    await compare.laneShows('supabase', 'humeur 1');
    await compare.laneShows('sse', 'humeur 1');
    await compare.choose({ seconds: '10', rate: '5', pollSeconds: '1' });
    await compare.start();
    await compare.finished();
    const record = await compare.record();
    expect(record.complete).toBe(true);
    expect(laneOf(record, 'supabase').arrivals).toHaveLength(record.events);
    await compare.laneIs('supabase', 'connected');
  });

  it('has a hole after a cut that the others do not have, and says why', async () => {
    const { compare } = await open(language);
    const cut = { atMs: 1_000, forMs: 0, what: 'cut' } as const;
    const record = await run(compare, { ...PARAMETERS, incidents: [cut] });
    const missing = Object.fromEntries(record.lanes.map((lane) => [lane.transport, lane.missing]));
    expect(missing).toEqual({ sse: [], websocket: [], supabase: expect.any(Array) as number[] });
    const { length } = missing['supabase']!;
    expect(length).toBeGreaterThan(0);
    const { findings, feed, transports } = compare.texts;
    await compare.page
      .locator('.findings-trust', { hasText: findings.noReplay(transports.supabase.name) })
      .waitFor();
    await compare
      .lane('supabase')
      .getByText(feed.lostForGood(String(length)))
      .waitFor();
  });
});

it('knows the place of each change in the log, also after it was away', async () => {
  const { compare } = await open('en');
  const refuse = { atMs: 500, forMs: 500, what: 'refuse' } as const;
  const cuts = [600, 2_500].map((atMs) => ({ atMs, forMs: 0, what: 'cut' }) as const);
  const record = await run(compare, { ...PARAMETERS, incidents: [refuse, ...cuts] });
  const { arrivals, gaps, states } = laneOf(record, 'supabase');
  const committed = new Map(record.moods.map(({ seq, at }) => [seq, at]));
  expect(arrivals.length).toBeGreaterThan(0);
  expect(arrivals.filter(({ seq, at }) => Math.abs(committed.get(seq)! - at) > 0.006)).toEqual([]);
  expect(gaps).toBe(0);
  expect(states.map(({ by }) => by)).toContain('library');
});

it('measures on a slow network, where polls come late but places do not', async () => {
  const { compare } = await open('en');
  const record = await run(compare, {
    ...PARAMETERS,
    transports: ['websocket', 'supabase'],
    network: NETWORKS.fibre,
  });
  expect(record.complete).toBe(true);
  const first = laneOf(record, 'supabase').arrivals[0]!;
  expect(first.receivedAt - first.at).toBeGreaterThan(8);
});

it('comes back when the server closes its channel, and shows the protocol’s faults that are in force', async () => {
  const { lab, compare } = await open('en');
  const { page, texts } = compare;
  await askFor(compare);
  await compare.choose({ seconds: '600' });
  await compare.start();
  await compare.is('running');
  await compare.laneIs('supabase', 'connected');
  await page.getByRole('button', { name: texts.faults.open(texts.transports.supabase.name) }).click();
  await page.getByLabel(texts.faults.realtime.refuseJoin).check();
  await page.getByRole('button', { name: texts.faults.realtime.phxClose }).click();
  await compare.laneIs('supabase', 'reconnecting');
  await page.getByRole('button', { name: texts.faults.realtime.phxClose }).waitFor({ state: 'hidden' });
  expect(await axeFindings(page)).toEqual([]);
  const { active } = texts.faults.realtime;
  await compare.lane('supabase').getByRole('button', { name: active.refuseJoin }).click();
  await eventually(() => lab.realtimeFaults.fault.refuseJoin === null);
  await compare.laneIs('supabase', 'connected');
  await post(lab, 1);
  await compare.laneShows('supabase', 'humeur 1');
  await compare.stop();
  await compare.finished();
  await page.locator('.reasons', { hasText: texts.explain.closed }).waitFor();
});
