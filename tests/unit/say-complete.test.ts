import { expect, it } from 'vitest';
import { fr } from '../../lab-ui/i18n/fr.ts';
import { language } from '../../lab-ui/i18n/i18n.ts';
import { sayComplete } from '../../lab-ui/view/findings/say-complete.ts';
import { laneRecord, runRecord } from '../support/record.ts';

const { findings: t, transports } = fr;
const lane = (name: Parameters<typeof laneRecord>[0], missing: number[], gaps = 0) => ({
  ...laneRecord(name, []),
  missing,
  gaps,
});
const said = (...lanes: ReturnType<typeof lane>[]) => {
  language.value = 'fr';
  return sayComplete(runRecord(lanes, { complete: lanes.every(({ missing }) => missing.length === 0) }));
};

it('says that the others go on from their cursors where they did', () => {
  const sentences = said(lane('sse', []), lane('supabase', [3]));
  expect(sentences).toContain('1 manquante (#3)');
  expect(sentences).toContain(t.noReplay(transports.supabase.name));
  expect(sentences).toContain(t.othersResume);
});

it('does not say so where another lane has a hole as well', () => {
  const sentences = said(lane('sse', [2, 3], 1), lane('supabase', [3]));
  expect(sentences).toContain('2 manquantes (#2 #3)');
  expect(sentences).toContain(t.gaps(transports.sse.name));
  expect(sentences).not.toContain(t.othersResume);
});

it('knows that one mood is one', () => {
  language.value = 'fr';
  expect(sayComplete(runRecord([], { events: 1 }))).toBe('Toutes les voies ont vu la même humeur.');
});
