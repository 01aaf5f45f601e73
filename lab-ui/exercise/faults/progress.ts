import type { FaultName } from '../../../lab-server/wire/faults.ts';

/** How far one is with a program. */
export type Progress = 'open' | 'named' | 'mended';

const keyOf = (fault: FaultName) => `humeur-lab-fault-${fault}`;

/** How far one was with a program, in this tab. */
export function recallProgress(fault: FaultName): Progress {
  try {
    const known = sessionStorage.getItem(keyOf(fault));
    return known === 'named' || known === 'mended' ? known : 'open';
  } catch {
    return 'open';
  }
}

/** Remembers it as long as the tab is open, where the browser allows it. */
export function rememberProgress(fault: FaultName, progress: Progress): void {
  try {
    sessionStorage.setItem(keyOf(fault), progress);
  } catch {
    // Then it lasts as long as the page.
  }
}
