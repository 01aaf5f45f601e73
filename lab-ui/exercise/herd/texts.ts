import { computed } from '@preact/signals';
import { language } from '../../i18n/i18n.ts';
import { herdEn } from './en.ts';
import { herdFr } from './fr.ts';

/** The herd's texts in the page's language. */
export const herdTexts = computed(() => ({ fr: herdFr, en: herdEn })[language.value]);
