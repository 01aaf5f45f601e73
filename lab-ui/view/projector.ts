import { signal } from '@preact/signals';

/** Whether the page is shown on a projector: huge figures, no controls. */
export const projecting = signal(false);

/** Whether what is displayed stands still while the run goes on. */
export const frozen = signal(false);
