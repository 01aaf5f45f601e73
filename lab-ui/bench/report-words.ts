import type { Incident, RunParameters } from '../../lab-server/wire/run.ts';
import { formatBytes, formatDecimal } from '../i18n/format.ts';
import { language } from '../i18n/i18n.ts';
import { reportTexts } from './report-texts.ts';
import { SCENARIOS } from './scenarios.ts';

/** A duration that somebody chose, without decimals that say nothing: 60 s, 0.5 s, 20 ms. */
export function sayDuration(ms: number): string {
  return ms < 1_000 ? `${formatDecimal(ms, 1)}\u00a0ms` : `${formatDecimal(ms / 1_000, 1)}\u00a0s`;
}

/** The scenario's title, or that there is none. */
export function sayScenario(name: string | null): string {
  if (name === null) return reportTexts().parameters.byHand;
  return SCENARIOS.find((scenario) => scenario.name === name)?.title[language.value] ?? name;
}

/** A network in one line. */
export function sayNetwork({ rttMs, jitterMs, bytesPerSecond, tunnel }: RunParameters['network']): string {
  const { parameters: t } = reportTexts();
  if (rttMs === 0 && jitterMs === 0 && bytesPerSecond === null && !tunnel) return t.local;
  const parts = [t.rtt(sayDuration(rttMs), jitterMs > 0 ? sayDuration(jitterMs) : '')];
  if (bytesPerSecond !== null) parts.push(t.perSecond(formatBytes(bytesPerSecond)));
  if (tunnel) parts.push(t.tunnel(sayDuration(tunnel.forMs), sayDuration(tunnel.everyMs)));
  return parts.join(', ');
}

/** What was done to the lab; as it was written down where the lab has no words for it. */
export function sayIncident({ what }: Incident): string {
  const known: Readonly<Record<string, string>> = reportTexts().incidents.known;
  return Object.hasOwn(known, what) ? known[what]! : what;
}
