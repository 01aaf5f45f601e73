import type { RunRecord } from '../../../lab-server/wire/run.ts';
import { SCENARIOS } from '../../bench/scenarios.ts';
import { formatBytes, formatDecimal, formatMs, formatMsShort } from '../../i18n/format.ts';
import { language } from '../../i18n/i18n.ts';
import { LARGEST_FILE, type ImportProblem } from '../../bench/import.ts';
import { recordsTexts } from './records-texts.ts';

/** What a run is called: when it was, and its scenario when it has one. */
export function nameOfRun({ startedAt, parameters }: RunRecord): string {
  const options = {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  } as const;
  const date = new Date(startedAt);
  const when = Number.isNaN(date.getTime())
    ? startedAt
    : new Intl.DateTimeFormat(language.value, options).format(date);
  const scenario = SCENARIOS.find(({ name }) => name === parameters.scenario);
  return scenario ? `${when}, ${scenario.title[language.value]}` : when;
}

/** A run's parameters in a few words. */
export function detailOfRun({ parameters }: RunRecord): string {
  const { runs: t } = recordsTexts();
  const { seconds, feed, pollMs, network, incidents } = parameters;
  return [
    formatMs(seconds * 1_000),
    t.rate(formatDecimal(feed.rate, 3)),
    t.every(formatMsShort(pollMs)),
    ...(network.rttMs > 0 ? [t.rtt(formatMsShort(network.rttMs))] : []),
    ...new Set(incidents.map(({ what }) => t.incidents[what])),
  ].join(' · ');
}

/** Why a file is no run, for the person who brought it. */
export function sayProblem({ kind, expected, got, place }: ImportProblem): string {
  const said = recordsTexts().bringIn.problems[kind];
  if (kind === 'too-large')
    return said({ expected: formatBytes(LARGEST_FILE), got: formatBytes(Number(got)), place });
  return said({ expected, got, place });
}
