import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { listen } from '../listen.ts';
import { openPage } from '../page.ts';
import { startAgent, type Agent } from './agent.ts';
import { KEY, SupabaseDriver, type OpenClient } from './driver.ts';

const UMD = new URL(import.meta.resolve('@supabase/supabase-js/dist/umd/supabase.js'));

/** A page with nothing but the client's own bundle, from an origin that is not the lab's. */
async function serveBlankPage(): Promise<string> {
  const script = await readFile(UMD);
  const server = createServer((request, response) => {
    const isScript = request.url === '/supabase.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript
        ? script
        : '<!doctype html><link rel="icon" href="data:,"><script src="/supabase.js"></script>',
    );
  });
  return `http://127.0.0.1:${await listen(server)}/`;
}

/** What the page's script finds in its window. */
interface TestWindow {
  agent: Agent;
}

/** A client in a page of real Chromium; `prepare` gets the page before the client begins. */
export function pageClient(prepare: (page: Page) => Promise<void> = async () => {}): OpenClient {
  return async (url, options = {}) => {
    const page = await openPage(await serveBlankPage());
    const driver = new SupabaseDriver(async (tell, said) => {
      page.on('websocket', (socket) =>
        socket.on('framesent', ({ payload }) => typeof payload === 'string' && said(payload)),
      );
      await page.exposeFunction('tellTest', tell);
      await prepare(page);
      const given = [url, KEY, options].map((value) => JSON.stringify(value)).join(', ');
      await page.evaluate(`agent = (${startAgent.toString()})(supabase.createClient, ${given}, tellTest)`);
      return {
        join: (...args) =>
          page.evaluate((asked) => (globalThis as unknown as TestWindow).agent.join(...asked), args),
        leave: (channel) =>
          page.evaluate((name) => (globalThis as unknown as TestWindow).agent.leave(name), channel),
        call: (steps) =>
          page.evaluate((asked) => (globalThis as unknown as TestWindow).agent.call(asked), steps),
        close: () => page.evaluate(() => (globalThis as unknown as TestWindow).agent.close()),
      };
    });
    await driver.ready();
    return driver;
  };
}
