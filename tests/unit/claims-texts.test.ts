import { describe, expect, it } from 'vitest';
import { debugEn } from '../../lab-ui/debug/en.ts';
import { debugFr } from '../../lab-ui/debug/fr.ts';
import { CLAIMS } from '../../lab-ui/measure/claims/all.ts';
import { SOURCES } from '../../lab-ui/measure/claims/sources.ts';
import { claimsEn } from '../../lab-ui/view/claims/en.ts';
import { claimsFr } from '../../lab-ui/view/claims/fr.ts';

/** Every text of a catalogue; one with gaps is filled. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') {
    const text = value as (...gaps: string[]) => string;
    return [text(...Array.from({ length: text.length }, (_, n) => `‹${n}›`))];
  }
  return Object.values(value as object).flatMap(textsOf);
}

/** High punctuation without a space before it, or with one at which the line may break. */
const WRONGLY_SPACED = /[^\s\u00a0\u202f][;!?](?=\s|$)| [:;!?](?=\s|$)|« | »/;

const french = [
  ...textsOf(claimsFr),
  ...textsOf(debugFr),
  ...CLAIMS.map(({ text }) => text.fr),
  ...Object.values(SOURCES).flatMap(({ title, where }) => [title.fr, where.fr]),
];

describe('the texts of claims and journal', () => {
  it('write French as it is set', () => {
    expect(french.filter((text) => WRONGLY_SPACED.test(text))).toEqual([]);
  });

  it.each([
    ['claims', claimsFr, claimsEn],
    ['journal', debugFr, debugEn],
  ])('have as many in both languages: %s', (_name, fr, en) => {
    expect(textsOf(en)).toHaveLength(textsOf(fr).length);
    expect([...textsOf(en), ...textsOf(fr)].filter((text) => text.trim() === '')).toEqual([]);
  });
});
