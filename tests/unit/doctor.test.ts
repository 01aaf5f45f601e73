import { describe, expect, it } from 'vitest';
import { judge, nodeFits, type Facts } from '../../lab-server/doctor/findings.ts';
import { chooseTexts } from '../../lab-server/doctor/texts.ts';

const texts = chooseTexts({ LANG: 'en_GB.UTF-8' }, 'fr-FR');
const healthy: Facts = {
  nodeVersion: '20.19.0',
  port: { wanted: 3000, explicit: false, free: true, next: 3000 },
  browser: '/usr/bin/chromium',
  folders: [{ path: '/lab', writable: true }],
  missingPackages: [],
  pages: 'built',
  database: undefined,
};
/** What is not good, by level. */
const complaints = (change: Partial<Facts>) =>
  judge({ ...healthy, ...change }, texts).filter((finding) => finding.level !== 'good');

describe('judge', () => {
  it('finds nothing to mend on a healthy machine', () => {
    expect(complaints({})).toEqual([]);
  });

  it('blocks on what keeps the lab from starting, and says what to do', () => {
    expect(complaints({ nodeVersion: '18.20.0' })).toEqual([
      { level: 'blocks', text: expect.stringContaining('install Node') },
    ]);
    expect(complaints({ missingPackages: ['ws'] })).toEqual([
      { level: 'blocks', text: 'Packages are missing (ws): npm install' },
    ]);
    expect(complaints({ folders: [{ path: '/lab', writable: false }] })).toMatchObject([{ level: 'blocks' }]);
  });

  it('looks at a database only where there is one to use', () => {
    const answers = judge({ ...healthy, database: { label: 'db:5432/lab', trouble: undefined } }, texts);
    expect(answers.at(-2)).toEqual({ level: 'good', text: 'The database db:5432/lab answers' });
    const trouble = 'connect ECONNREFUSED';
    expect(complaints({ database: { label: 'db:5432/lab', trouble } })).toMatchObject([
      { level: 'blocks', text: expect.stringContaining(`db:5432/lab cannot be used (${trouble})`) },
    ]);
  });

  it('takes a port that PORT asks for as an order, and port 3000 as a habit', () => {
    const taken = { wanted: 3000, free: false, next: 3001 };
    expect(complaints({ port: { ...taken, explicit: true } })).toMatchObject([{ level: 'blocks' }]);
    expect(complaints({ port: { ...taken, explicit: false } })).toEqual([
      { level: 'limits', text: 'Port 3000 is taken: the lab will use 3001' },
    ]);
  });

  it('lets the lab start without a browser for the tests and without built pages', () => {
    const found = complaints({ browser: undefined, pages: 'missing' });
    expect(found.map((finding) => finding.level)).toEqual(['limits', 'limits']);
  });
});

describe('nodeFits', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0'])('takes Node %s', (version) => {
    expect(nodeFits(version)).toBe(true);
  });

  it.each(['18.20.8', '20.18.3', '21.7.0', '22.11.0'])('refuses Node %s', (version) => {
    expect(nodeFits(version)).toBe(false);
  });
});

const portFree = (env: Record<string, string>, locale: string) => chooseTexts(env, locale).portFree(3000);

describe('chooseTexts', () => {
  it('follows the environment, and the system where the environment is silent', () => {
    expect(portFree({ LANG: 'fr_CA.UTF-8' }, 'en-US')).toBe('Le port 3000 est libre');
    expect(portFree({ LC_ALL: 'C', LANG: 'fr_FR' }, 'fr-FR')).toBe('Port 3000 is free');
    expect(portFree({}, 'fr-FR')).toBe('Le port 3000 est libre');
  });
});
