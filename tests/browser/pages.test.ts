import { expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';

it('serves the page under a policy without anything inline, and names no software', async () => {
  const lab = await startLab({ pages: 'built' });
  const { status, headers, text } = await ask(lab.origin, '/');
  expect(status).toBe(200);
  const policy = headers['content-security-policy'] as string;
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers['cache-control']).toBe('no-cache');
  expect(headers['x-content-type-options']).toBe('nosniff');
  const scripts = [...text.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, source]) => source!);
  expect(scripts).not.toEqual([]);
  for (const source of scripts) {
    const script = await ask(lab.origin, source);
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  }
});

it('runs no script that is put into the page', async () => {
  const lab = await startLab({ pages: 'built' });
  const page = await openPage(lab.origin);
  const refusals = await page.evaluate(async () => {
    const refused: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = true">');
    while (refused.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    return [...refused, 'ran' in window];
  });
  expect(refusals).toEqual(['script-src-elem', 'script-src-attr', false]);
});

it('has the clock of an isolated page, and loads nothing from elsewhere', async () => {
  const lab = await startLab({ pages: 'built' });
  const page = await openPage('about:blank');
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(lab.origin))
      foreign.push(request.url());
  });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(lab.origin, { waitUntil: 'load' });
  await page.locator('[data-state="connected"]').nth(3).waitFor();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});
