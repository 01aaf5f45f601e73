import type { BenchModel } from '../bench/model.ts';
import { journalOf } from './journal.ts';
import { printReport, type Printer } from './print.ts';
import { createRealtime, type Realtime } from './realtime.ts';
import { timeOfDay } from './time-of-day.ts';

declare global {
  interface Window {
    /** Prints what each lane has been doing: the chapter's command. */
    debugRealtime?: () => void;
    /** Starts, stops and faults lanes; `realtime.help()` says how. */
    realtime?: Realtime;
  }
}

/** Puts the console's commands on the page, and begins the journal. */
export function installDebug(bench: BenchModel, target: Window, printer: Printer): void {
  const journal = journalOf(bench);
  target.debugRealtime = () => printReport(journal.report(), printer, timeOfDay);
  target.realtime = createRealtime(bench, printer);
}
