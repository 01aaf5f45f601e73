import { language } from '../i18n/i18n.ts';
import { debugEn } from './en.ts';
import { debugFr, type DebugTexts } from './fr.ts';

/** The journal's texts in the language of the page; reading them while rendering follows the switch. */
export const debugTexts = (): DebugTexts => (language.value === 'fr' ? debugFr : debugEn);
