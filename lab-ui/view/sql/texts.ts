import { computed } from '@preact/signals';
import { language } from '../../i18n/i18n.ts';
import { sqlEn } from './en.ts';
import { sqlFr } from './fr.ts';

/** The SQL panel's texts in the page's language. */
export const sqlTexts = computed(() => ({ fr: sqlFr, en: sqlEn })[language.value]);
