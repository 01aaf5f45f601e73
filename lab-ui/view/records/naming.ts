import type { RunRecord } from '../../../lab-server/wire/run.ts';
import { SCENARIOS } from '../../bench/scenarios.ts';
import { sayDuration } from '../../bench/report-words.ts';
import { formatBytes, formatDecimal } from '../../i18n/format.ts';
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
    sayDuration(seconds * 1_000),
    t.rate(formatDecimal(feed.rate, 3)),
    t.every(sayDuration(pollMs)),
    ...(network.rttMs > 0 ? [t.rtt(sayDuration(network.rttMs))] : []),
    ...new Set(incidents.map(({ what }) => t.incidents[what])),
  ].join(' · ');
}

/** Why a file is no run, for the person who brought it. */
export function sayProblem({ kind, expected, got, place }: ImportProblem): string {
  const { problems, nothing } = recordsTexts().bringIn;
  if (kind === 'too-large') {
    const sizes = { expected: formatBytes(LARGEST_FILE), got: formatBytes(Number(got)) };
    return problems[kind]({ ...sizes, place });
  }
  if (kind === 'damaged' && got === 'undefined') return problems.missing({ expected, got, place });
  return problems[kind]({ expected, got: got === 'none' ? nothing : got, place });
}
