import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { launchBrowser } from '../support/browser.ts';
import { openCompare, type ComparePage } from '../support/compare-page.ts';
import { buildPages } from '../../lab-server/web/build-pages.ts';
import { HeapMeter, type HeapSize } from './page-heap.ts';
import { LabServer } from './page-server.ts';
import { TaskTrace } from './page-tasks.ts';

const HELP = `What the Compare page costs its browser while a comparison runs.

  npm run bench:page -- [--seconds N] [--rate N]

  --seconds N  length of the run; default 60
  --rate N     events a second; default 200
`;

/** Times at which the heap is measured: the thirds of a run, or every minute of a longer one. */
const MARKS = (seconds: number) => {
  const step = seconds >= 120 ? 60 : seconds / 3;
  return Array.from({ length: Math.round(seconds / step) }, (_, n) => (n + 1) * step - 1);
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seconds: { type: 'string' }, rate: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return void process.stdout.write(HELP);
  const [seconds, rate] = [Number(values.seconds ?? 60), Number(values.rate ?? 200)];
  await buildPages();
  const [server, browser] = [await LabServer.start(), await launchBrowser()];
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    const page = await context.newPage();
    const result = await measure(browser, page, server.origin, seconds, rate);
    const [load = 0] = loadavg();
    // Above one for each core others were at work too, and tasks have waited for a core.
    const machine = {
      node: process.version,
      browser: browser.version(),
      cores: availableParallelism(),
      load,
    };
    process.stdout.write(`${JSON.stringify({ ...machine, seconds, rate, ...result }, undefined, 2)}\n`);
  } finally {
    await browser.close();
    server.stop();
  }
}

async function measure(browser: Browser, page: Page, origin: string, seconds: number, rate: number) {
  const scripts = collectScripts(page);
  await page.goto(origin);
  const compare = await openCompare(page, 'en');
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {});
  const firstLoad = await gzipSizes(scripts);
  const meter = await HeapMeter.attach(page);
  await compare.choose({ seconds: String(seconds), rate: String(rate), pollSeconds: '5' });
  const trace = new TaskTrace(browser, page);
  const heaps = await run(compare, meter, trace, seconds);
  const record = await compare.record();
  return {
    events: record.events,
    complete: record.complete,
    gzippedScriptKb: kilo(Object.values(firstLoad).reduce((sum, size) => sum + size, 0)),
    scripts: firstLoad,
    longTasksAfterLoad: trace.tasks,
    heapAfterCollectionKb: heaps,
  };
}

/**
 * Runs a comparison; what the page's heap holds at each mark of it, in kB. Between the traces the heap is measured,
 * so that a forced collection is no task of the page's.
 */
async function run(compare: ComparePage, meter: HeapMeter, trace: TaskTrace, seconds: number) {
  const heaps: (HeapSize & { atSeconds: number })[] = [];
  await trace.start();
  await compare.start();
  await compare.says(compare.texts.status.running);
  const begun = performance.now();
  for (const mark of MARKS(seconds)) {
    await new Promise((resolve) => setTimeout(resolve, mark * 1_000 - (performance.now() - begun)));
    // The tasks of a minute take seconds to fetch: the heap is not to wait for that.
    const stopped = trace.stop();
    heaps.push({ atSeconds: mark, ...(await meter.read()) });
    await stopped;
    await trace.start();
  }
  await compare.page.getByRole('table').first().waitFor({ timeout: 60_000 });
  await trace.stop();
  heaps.push({ atSeconds: seconds, ...(await meter.read()) });
  return heaps;
}

/** Keeps every script that the page or one of its workers fetches, by address. */
function collectScripts(page: Page): Map<string, Promise<Buffer>> {
  const scripts = new Map<string, Promise<Buffer>>();
  page.context().on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    if (type.includes('javascript')) scripts.set(response.url(), response.body());
  });
  return scripts;
}

async function gzipSizes(scripts: Map<string, Promise<Buffer>>): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const [url, body] of scripts) sizes[new URL(url).pathname] = gzipSync(await body).length;
  return sizes;
}

const kilo = (bytes: number) => Math.round(bytes / 100) / 10;

await main();
