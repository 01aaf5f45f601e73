import { SCENARIOS } from '../../bench/scenarios.ts';
import { formatBytes, formatDecimal, formatMs, formatShare } from '../../i18n/format.ts';
import { language, texts } from '../../i18n/i18n.ts';
import type { Bilingual, Figure, Reason, Say } from '../../measure/claims/claim.ts';
import { claimsEn } from './en.ts';
import { claimsFr, type ClaimsTexts } from './fr.ts';

const MINUTE_MS = 60_000;

/** The panel's texts in the language of the page; reading it while rendering follows the switch. */
export const claimsTexts = (): ClaimsTexts => (language.value === 'fr' ? claimsFr : claimsEn);

/** A text of the claims in the language of the page. */
export const inLanguage = (text: Bilingual): string => text[language.value];

/** A scenario's title in the language of the page; empty for one that is no scenario. */
export const scenarioTitle = (name: string | null): string =>
  SCENARIOS.find((scenario) => scenario.name === name)?.title[language.value] ?? '';

/** Milliseconds; from two minutes on in minutes. */
function sayMs(ms: number): string {
  return ms < 2 * MINUTE_MS ? formatMs(ms) : `${formatDecimal(ms / MINUTE_MS, 1)}\u00a0min`;
}

/** A share as a percentage, with a decimal where it is near an end. */
function sayShare(share: number): string {
  const isNearEnd = (share > 0 && share < 0.01) || (share > 0.98 && share < 1);
  return isNearEnd
    ? `${formatDecimal(share * 100, 1)}${language.value === 'fr' ? '\u00a0' : ''}%`
    : formatShare(share);
}

const SAY: Say = {
  ms: sayMs,
  bytes: formatBytes,
  share: sayShare,
  number: (value) => formatDecimal(value, value < 10 ? 2 : value < 100 ? 1 : 0),
  transport: (name) => texts.value.transports[name].name,
  scenario: scenarioTitle,
};

/** A reason as a sentence in the language of the page. */
export const sayReason = (why: Reason): string => why[language.value](SAY);

const UNITS: Readonly<Record<Figure['unit'], (amount: number) => string>> = {
  ms: SAY.ms,
  bytes: SAY.bytes,
  share: SAY.share,
  times: (ratio) => `×\u00a0${SAY.number(ratio)}`,
  count: SAY.number,
};

/** A figure's amount with its unit. */
export const sayFigure = ({ unit, amount }: Figure): string => UNITS[unit](amount);
