import { computed } from '@preact/signals';
import { language } from '../../i18n/i18n.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The exercises' texts in the page's language. */
export const exerciseTexts = computed(() => ({ fr, en })[language.value]);
