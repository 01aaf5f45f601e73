import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { NO_FAULT } from '../../lab-server/wire/control.ts';
import { post, startLab, type RunningLab } from '../support/lab.ts';
import { tap } from '../support/listen.ts';
import { KEY } from '../support/supabase/driver.ts';
import { pageClient } from '../support/supabase/page-client.ts';
import { isHeartbeat, realtimeTests } from '../support/supabase/realtime-suite.ts';
import { restRefusalTests } from '../support/supabase/rest-refusal-suite.ts';
import { restSelectTests } from '../support/supabase/rest-select-suite.ts';
import { restWriteTests } from '../support/supabase/rest-write-suite.ts';
import { troubleTests, watchRows } from '../support/supabase/trouble-suite.ts';
import { eventually } from '../support/until.ts';

describe('supabase-js in Chromium, from another origin', () => {
  realtimeTests(pageClient());
  troubleTests(pageClient());
  restSelectTests(pageClient());
  restWriteTests(pageClient());
  restRefusalTests(pageClient());
});

/** A client that has joined, and whose page's time is the test's to move from then on. */
async function joinWithClock(lab: RunningLab) {
  let page!: Page;
  let closed = 0;
  const open = pageClient(async (its) => {
    page = its;
    await page.clock.install();
    await page.exposeFunction('tellClosed', () => closed++);
    await page.evaluate(countClosings);
  });
  const client = await open(lab.origin);
  await client.subscribe('c');
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  return { client, page, closed: () => closed };
}

describe('supabase-js in Chromium, by its own clock', () => {
  it('7: says a heartbeat every 25 s, and is answered', async () => {
    const lab = await startLab();
    const rows = watchRows(lab);
    const { client, page } = await joinWithClock(lab);
    for (const beats of [1, 2, 3]) {
      await page.clock.runFor(25_000);
      await client.facts.until(() => client.sent.filter(isHeartbeat).length === beats);
      await eventually(() => rows().filter(({ kind }) => kind === 'ping').length === beats);
    }
    await page.clock.runFor(24_000);
    expect(client.sent.filter(isHeartbeat)).toHaveLength(3);
    expect(client.statuses('c')).toEqual(['SUBSCRIBED']);
  });

  it('10: refused upgrades are tried again after 1, 2, 5, 10 and 10 s, with one CHANNEL_ERROR', async () => {
    const lab = await startLab();
    const { client, page, closed } = await joinWithClock(lab);
    lab.host.gate.set('supabase', { ...NO_FAULT, refuse: true });
    lab.host.gate.cut('supabase', 'reset');
    await client.status('c', 'CHANNEL_ERROR');
    const requests = () => lab.host.meter.read(KEY)[0]!.requests;
    for (const [attempt, seconds] of [1, 2, 5, 10, 10].entries()) {
      await page.clock.runFor(seconds * 1_000 - 100);
      expect(requests()).toBe(attempt + 1);
      await page.clock.runFor(100);
      await eventually(() => closed() === attempt + 2);
      expect(requests()).toBe(attempt + 2);
    }
    expect(client.statuses('c')).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR']);
  });

  it('17: a hidden page does not come back; once it is seen it does, at once', async () => {
    const lab = await startLab();
    const { client, page } = await joinWithClock(lab);
    await show(page, 'hidden');
    lab.host.gate.cut('supabase', 'reset');
    await client.status('c', 'CHANNEL_ERROR');
    await page.clock.runFor(60_000);
    expect(lab.host.meter.read(KEY)).toMatchObject([{ requests: 1, open: 0 }]);
    await show(page, 'visible');
    await client.status('c', 'SUBSCRIBED', 2);
    await post(lab, 1);
    await client.hears('c', 1);
    expect(client.statuses('c')).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR', 'SUBSCRIBED']);
  });
});

/** Tells of each socket that the page is told is closed: by then the client knows it, too. */
function countClosings(): void {
  const { WebSocket, tellClosed } = globalThis as unknown as typeof globalThis & { tellClosed: () => void };
  globalThis.WebSocket = class extends WebSocket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given);
      this.addEventListener('close', tellClosed);
    }
  };
}

/** As when the page's tab goes to the background, or comes back. */
function show(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  return page.evaluate((visibilityState) => {
    Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, state);
}

it('20: a preflight is asked once for many calls', async () => {
  const lab = await startLab();
  const methods: string[] = [];
  const url = await tap(lab.port, {
    up: (chunk) => methods.push(...(/^[A-Z]+(?= \/rest\/)/.exec(chunk.toString('latin1')) ?? [])),
  });
  const client = await pageClient()(url);
  for (let n = 0; n < 5; n++) await client.call(['from', 'humeur'], ['select', '*']);
  expect(methods).toEqual(['OPTIONS', 'GET', 'GET', 'GET', 'GET', 'GET']);
});
