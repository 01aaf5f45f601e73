import { computed } from '@preact/signals';
import { language } from '../../i18n/i18n.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The page's texts in its language. */
export const faultTexts = computed(() => ({ fr, en })[language.value]);
