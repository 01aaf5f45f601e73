import { computed } from '@preact/signals';
import { language } from '../../i18n/i18n.ts';
import { humeursEn } from './en.ts';
import { humeursFr } from './fr.ts';

/** The page's texts in its language. */
export const humeursTexts = computed(() => ({ fr: humeursFr, en: humeursEn })[language.value]);
