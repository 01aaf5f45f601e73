import { computed, effect, signal } from '@preact/signals';
import { recall, remember } from '../view/memory.ts';
import { en } from './en.ts';
import { fr, type Texts } from './fr.ts';

/** The languages of the lab, in the order of the switch. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const CATALOGUES: Record<Language, Texts> = { fr, en };
const MEMORY = 'humeur-lab-language';

/**
 * The language of the page: the one that its address asks for (`?lang=en`), else the one chosen before, else the
 * browser's first that the lab speaks, else French.
 */
export const language = signal<Language>(fromAddress() ?? known(recall(MEMORY)) ?? fromBrowser());

/** The catalogue of the language; reading `.value` while rendering follows the switch. */
export const texts = computed(() => CATALOGUES[language.value]);

/** Changes the language and remembers it for the next visit. */
export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  remember(MEMORY, chosen);
}

function known(tag: string | null): Language | null {
  return LANGUAGES.find((name) => tag?.toLowerCase().split('-')[0] === name) ?? null;
}

function fromAddress(): Language | null {
  return typeof location === 'undefined' ? null : known(new URLSearchParams(location.search).get('lang'));
}

function fromBrowser(): Language {
  if (typeof navigator === 'undefined') return 'fr';
  for (const tag of navigator.languages ?? []) {
    const found = known(tag);
    if (found) return found;
  }
  return 'fr';
}

// Programs without a page write reports too.
if (typeof document !== 'undefined')
  effect(() => {
    document.documentElement.lang = language.value;
    document.title = texts.value.title;
  });
