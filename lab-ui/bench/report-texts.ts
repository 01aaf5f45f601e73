import { language } from '../i18n/i18n.ts';
import { reportEn } from './report-en.ts';
import { reportFr } from './report-fr.ts';

/** Every text of the report in one language. */
export type ReportTexts = typeof reportFr;

/** The report's texts in the page's language. */
export const reportTexts = (): ReportTexts => ({ fr: reportFr, en: reportEn })[language.value];
