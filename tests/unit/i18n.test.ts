import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../lab-ui/bench/scenarios.ts';
import { en } from '../../lab-ui/i18n/en.ts';
import { humeursEn } from '../../lab-ui/humeurs-live/i18n/en.ts';
import { humeursFr } from '../../lab-ui/humeurs-live/i18n/fr.ts';
import { fr } from '../../lab-ui/i18n/fr.ts';

/** Every text by its path; a text with gaps is filled with its gaps' numbers. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, fill(value as (...gaps: string[]) => string)]];
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

const fill = (text: (...gaps: string[]) => string) => text(...gapsOf(text));
const gapsOf = (text: { length: number }) => Array.from({ length: text.length }, (_, n) => `‹${n}›`);

/** Every text with gaps, by its path. */
function gapped(value: unknown, path = ''): [string, (...gaps: string[]) => string][] {
  if (typeof value === 'function') return [[path, value as (...gaps: string[]) => string]];
  if (typeof value === 'string') return [];
  return Object.entries(value as object).flatMap(([key, inner]) => gapped(inner, `${path}.${key}`));
}

/** What has no unit has an empty one. */
const MAY_BE_EMPTY = new Set(['.choices.units.seed']);

describe.each([
  ['fr', fr],
  ['en', en],
  ['fr of the live moods', humeursFr],
  ['en of the live moods', humeursEn],
])('the catalogue %s', (_name, catalogue) => {
  it('has no empty text', () => {
    const empty = textsOf(catalogue).filter(([, text]) => text.trim() === '');
    expect(empty.map(([path]) => path).filter((path) => !MAY_BE_EMPTY.has(path))).toEqual([]);
  });

  it.each(gapped(catalogue))('fills every gap of %s', (_path, text) => {
    for (const gap of gapsOf(text)) expect(fill(text)).toContain(gap);
  });
});

describe('the catalogues', () => {
  it('have the same keys in the same order', () => {
    const keys = (catalogue: unknown) => textsOf(catalogue).map(([path]) => path);
    expect(keys(en)).toEqual(keys(fr));
    expect(keys(humeursEn)).toEqual(keys(humeursFr));
  });

  it('take the same gaps', () => {
    const gaps = (catalogue: unknown) => gapped(catalogue).map(([path, text]) => [path, text.length]);
    expect(gaps(en)).toEqual(gaps(fr));
    expect(gaps(humeursEn)).toEqual(gaps(humeursFr));
  });

  it('write French as it is set, with a space that does not break before high punctuation', () => {
    const texts = [...textsOf(fr), ...textsOf(humeursFr)];
    const wrong = texts.filter(([, text]) => /[^\s\u00a0\u202f][:;!?](?=\s|$)/.test(text));
    const looks = SCENARIOS.map(({ name, lookFor }) => [name, lookFor.fr] as const);
    const loose = [...texts, ...looks].filter(([, text]) => / [:;!?»]|« /.test(text));
    expect(loose).toEqual([]);
    expect(wrong).toEqual([]);
  });
});
