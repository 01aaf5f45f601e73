import type { Text } from '../../check.ts';

/** A length of time as people say it. */
export function duration(ms: number): Text {
  if (ms < 1_000) return { fr: `${Math.round(ms)} ms`, en: `${Math.round(ms)} ms` };
  const seconds = (ms / 1_000).toFixed(ms < 10_000 ? 1 : 0);
  return { fr: `${seconds.replace('.', ',')} s`, en: `${seconds} s` };
}

/** Several, one after the other. */
export function durations(values: readonly number[]): Text {
  const texts = values.map(duration);
  return { fr: texts.map(({ fr }) => fr).join(' ; '), en: texts.map(({ en }) => en).join(', ') };
}

/** So many of something, where the word takes an s in both languages. */
export function counted(count: number, fr: string, en: string): Text {
  return { fr: `${count} ${fr}${count < 2 ? '' : 's'}`, en: `${count} ${en}${count === 1 ? '' : 's'}` };
}

/** A sentence around values that are said differently in each language. */
export function say<Values extends readonly Text[]>(
  values: Values,
  fr: (...texts: { [Key in keyof Values]: string }) => string,
  en: (...texts: { [Key in keyof Values]: string }) => string,
): Text {
  type Texts = { [Key in keyof Values]: string };
  return {
    fr: fr(...(values.map((value) => value.fr) as unknown as Texts)),
    en: en(...(values.map((value) => value.en) as unknown as Texts)),
  };
}
