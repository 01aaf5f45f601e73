import type { TransportName } from '../../lab-server/wire/transports.ts';

/** How a transport is drawn wherever it is drawn; its colour is the custom property `--<transport>`. */
export interface Strategy {
  /** Lengths of dashes and gaps in pixels; none is a solid line. */
  dash: readonly number[];
  /** The shape of its dots, so that colour is not the only sign. */
  point: 'circle' | 'rectRot' | 'triangle' | 'rect';
}

export const STRATEGIES: Readonly<Record<TransportName, Strategy>> = {
  'short-poll': { dash: [], point: 'circle' },
  'long-poll': { dash: [6, 3], point: 'rectRot' },
  sse: { dash: [2, 3], point: 'triangle' },
  websocket: { dash: [8, 3, 2, 3], point: 'rect' },
  ndjson: { dash: [12, 4], point: 'circle' },
  supabase: { dash: [7, 6, 2, 6], point: 'rectRot' },
};
