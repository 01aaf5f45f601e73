import { computed } from '@preact/signals';
import { language } from '../i18n/i18n.ts';
import { projectEn } from './en.ts';
import { projectFr } from './fr.ts';

/** What is said of a project of one's own, in the page's language. */
export const projectTexts = computed(() => ({ fr: projectFr, en: projectEn })[language.value]);
