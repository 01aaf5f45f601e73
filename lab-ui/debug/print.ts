import { formatCount, formatDecimal } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { describeEvent, describeState } from './describe-event.ts';
import type { LaneReport } from './lane-log.ts';
import { debugTexts } from './texts.ts';

/** What is needed of a console. */
export type Printer = Pick<Console, 'group' | 'groupCollapsed' | 'groupEnd' | 'log' | 'table'>;

/** Milliseconds on the page's `performance.now()` as a time of day, to the millisecond. */
export type TimeOfDay = (at: number) => string;

/** Prints what each lane has been doing, as the chapter's debugger does. */
export function printReport(reports: readonly LaneReport[], printer: Printer, timeOf: TimeOfDay): void {
  const t = debugTexts().printed;
  printer.group(`🔍 ${t.title}`);
  printer.log(t.summary);
  printer.table(reports.map(rowOf));
  for (const { transport, events } of reports) {
    printer.groupCollapsed(t.events(texts.value.transports[transport].name, formatCount(events.length)));
    for (const event of events) printer.log(`[${timeOf(event.at)}] 🔄 ${describeEvent(event)}`, event);
    printer.groupEnd();
  }
  printer.groupEnd();
}

function rowOf({ transport, state, uptimeMs, total, perMinute, types, meanLatencyMs }: LaneReport) {
  const { columns } = debugTexts().printed;
  return {
    [columns.lane]: texts.value.transports[transport].name,
    [columns.state]: describeState(state),
    [columns.uptime]: uptimeMs === null ? null : Math.round(uptimeMs / 1_000),
    [columns.total]: total,
    [columns.perMinute]: rounded(perMinute),
    [columns.types]: Object.entries(types)
      .map(([name, count]) => `${name} ${formatDecimal(count)}`)
      .join(' · '),
    [columns.latency]: meanLatencyMs === null ? null : rounded(meanLatencyMs),
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;
