import { signal } from '@preact/signals';

/** The tabs under the charts, in their order: the first key is `1`. */
export const TABS = ['findings', 'traffic', 'claims', 'latency', 'records', 'debug', 'sql'] as const;
export type TabName = (typeof TABS)[number];

/** The tab that is open. */
export const openTab = signal<TabName>('findings');
