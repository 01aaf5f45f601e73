import { beforeAll, describe, expect, it, vi } from 'vitest';

// What the module of languages takes of a page: a browser that prefers English, and a document.
vi.stubGlobal('navigator', { languages: ['de-DE', 'en-GB', 'fr'] });
vi.stubGlobal('document', { documentElement: { lang: '' }, title: '' });
vi.stubGlobal('localStorage', undefined);

const { chooseLanguage, language, texts } = await import('../../lab-ui/i18n/i18n.ts');
const format = await import('../../lab-ui/i18n/format.ts');

describe('the language of the page', () => {
  it('is the browser’s first that the lab speaks, and changes title and lang with the choice', () => {
    expect(language.value).toBe('en');
    expect(document.documentElement.lang).toBe('en');
    chooseLanguage('fr');
    expect(document.documentElement.lang).toBe('fr');
    expect(document.title).toBe(texts.value.title);
  });
});

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('formats in French', () => {
  beforeAll(() => chooseLanguage('fr'));

  it.each([
    [0, '0 o'],
    [950, '950 o'],
    [17_430, '17,4 ko'],
    [646_000, '646 ko'],
    [1_254_000, '1,25 Mo'],
    [250_000_000, '250 Mo'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(plain(format.formatBytes(bytes))).toBe(text);
  });

  it.each([
    [0.42, '0,42 ms'],
    [6.31, '6,3 ms'],
    [63.4, '63 ms'],
    [2_481, '2 481 ms'],
    [12_345, '12,3 s'],
    [-0.5, '-0,50 ms'],
  ])('writes %d milliseconds as %s', (ms, text) => {
    expect(plain(format.formatMs(ms))).toBe(text);
  });

  it('writes numbers as French writes them', () => {
    expect(plain(format.formatCount(12_345))).toBe('12 345');
    expect(format.formatDecimal(2.345_67)).toBe('2,35');
    expect(format.formatPlain(12_345.678_9)).toBe('12345,679');
    expect(plain(format.formatShare(0.994))).toBe('99 %');
    expect(format.formatList(['a', 'b'])).toContain('a');
  });
});

describe('formats in English', () => {
  beforeAll(() => chooseLanguage('en'));

  it('writes numbers, bytes and times as English writes them', () => {
    expect(format.formatCount(12_345)).toBe('12,345');
    expect(plain(format.formatBytes(17_430))).toBe('17.4 kB');
    expect(plain(format.formatMs(2_481))).toBe('2,481 ms');
    expect(format.formatShare(0.5)).toBe('50%');
    expect(format.formatPlain(12_345.5)).toBe('12345.5');
    expect(format.formatDate('2026-01-31T12:00:00Z')).toMatch(/^31 January 2026|January 31, 2026/);
  });

  it('says a unit once where two quantities have the same', () => {
    expect(format.pairOfMs(3, 12).map((text) => plain(text))).toEqual(['3.0', '12 ms']);
    expect(format.pairOfMs(3, 1_200).map((text) => plain(text))).toEqual(['3.0 ms', '1.2 s']);
    expect(format.pairOfBytes(500, 700).map((text) => plain(text))).toEqual(['500', '700 B']);
  });

  it.each([
    [60_000, '1:00'],
    [59_001, '1:00'],
    [1, '0:01'],
    [0, '0:00'],
    [-5, '0:00'],
    [605_000, '10:05'],
  ])('writes %d milliseconds on a clock as %s', (ms, text) => {
    expect(format.formatClock(ms)).toBe(text);
  });
});

describe('formatDeviation', () => {
  beforeAll(() => chooseLanguage('en'));

  it.each([
    [1, '0%'],
    [1.034, '+3%'],
    [0.88, '−12%'],
    [2.4, '+140%'],
    [4.21, '× 4.2'],
    [123, '× 123'],
  ])('writes a ratio of %d as %s', (ratio, text) => {
    expect(plain(format.formatDeviation(ratio))).toBe(text);
  });
});
