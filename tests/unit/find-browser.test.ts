import { describe, expect, it } from 'vitest';
import { browserCandidates, findBrowsers } from '../../lab-server/web/find-browser.ts';

describe('browserCandidates', () => {
  it('takes HUMEUR_BROWSER at its word, and nothing beside it', () => {
    const env = { HUMEUR_BROWSER: '/opt/mine', PATH: '/usr/bin' };
    expect(browserCandidates({ platform: 'linux', env }, '/cache/chromium')).toEqual(['/opt/mine']);
  });

  it('prefers the browser that the tests download', () => {
    expect(browserCandidates({ platform: 'linux', env: {} }, '/cache/chromium')[0]).toBe('/cache/chromium');
  });

  it('looks in the usual places of Linux and along PATH, in each once', () => {
    const candidates = browserCandidates({ platform: 'linux', env: { PATH: '/usr/bin:/opt/bin' } });
    expect(candidates).toContain('/opt/bin/microsoft-edge');
    expect(candidates.filter((candidate) => candidate === '/usr/bin/chromium')).toHaveLength(1);
  });

  it('looks in the folders of macOS, the person’s own included', () => {
    const candidates = browserCandidates({ platform: 'darwin', env: { HOME: '/Users/lea' } });
    expect(candidates).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(candidates).toContain('/Users/lea/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge');
  });

  it('looks in the folders that Windows names, and splits its Path', () => {
    const env = { PROGRAMFILES: String.raw`C:\Programs`, Path: String.raw`D:\a;D:\b` };
    const candidates = browserCandidates({ platform: 'win32', env });
    expect(candidates).toContain(String.raw`C:\Programs\Google\Chrome\Application\chrome.exe`);
    expect(candidates).toContain(String.raw`D:\b\msedge.exe`);
  });
});

describe('findBrowsers', () => {
  it('keeps those that exist, best first', () => {
    const there = new Set(['/usr/bin/chromium', '/usr/bin/google-chrome']);
    const found = findBrowsers({ platform: 'linux', env: {} }, '/cache/chromium', (path) => there.has(path));
    expect(found).toEqual(['/usr/bin/google-chrome', '/usr/bin/chromium']);
  });
});
