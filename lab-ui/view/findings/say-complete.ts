import type { RunRecord } from '../../../lab-server/wire/run.ts';
import { formatCount, formatList } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';
import { resumes } from '../../transports/resumes.ts';

const MISSING_NAMED = 5;

/** Whether every lane had every mood; of those that had not, what they lack and why, as far as the record shows it. */
export function sayComplete(record: RunRecord): string {
  const t = texts.value;
  const nameOf = (lane: RunRecord['lanes'][number]) => t.transports[lane.transport].name;
  const gaps = record.lanes.filter((lane) => lane.gaps > 0).map((lane) => t.findings.gaps(nameOf(lane)));
  if (record.events === 0) return t.findings.noEvents;
  if (record.complete) return [t.findings.same(formatCount(record.events)), ...gaps].join(' ');
  const lacking = record.lanes.filter((lane) => lane.missing.length > 0);
  const list = lacking.map((lane) => {
    const named = lane.missing.slice(0, MISSING_NAMED).map((seq) => `#${seq}`);
    const which = lane.missing.length > MISSING_NAMED ? [...named, '…'] : named;
    return t.findings.missing(nameOf(lane), formatCount(lane.missing.length), which.join(' '));
  });
  const unrepeated = lacking.filter(({ transport }) => !resumes(transport));
  const why = unrepeated.map((lane) => t.findings.noReplay(nameOf(lane)));
  if (unrepeated.length > 0 && unrepeated.length === lacking.length) why.push(t.findings.othersResume);
  return [t.findings.notSame(formatList(list)), ...why, ...gaps].join(' ');
}
