import type { ComponentType } from 'preact';
import type { BenchModel } from '../../bench/model.ts';
import type { TabName } from './tab-names.ts';

/** A panel as every tab has one. */
export type Panel = ComponentType<{ bench: BenchModel }>;

/** Loads what a tab shows; none is part of the page's first scripts. */
export const PANELS: Readonly<Record<TabName, () => Promise<Panel>>> = {
  findings: async () => (await import('../findings/findings.tsx')).Findings,
  traffic: async () => (await import('../traffic/traffic-panel.tsx')).TrafficPanel,
  claims: async () => (await import('../claims/claims-panel.tsx')).ClaimsPanel,
  latency: async () => (await import('../latency/latency-panel.tsx')).LatencyPanel,
  records: async () => (await import('../records/records-panel.tsx')).RecordsPanel,
  sql: async () => (await import('../sql/sql-panel.tsx')).SqlPanel,
  debug: async () => (await import('../debug/debug-panel.tsx')).DebugPanel,
};
