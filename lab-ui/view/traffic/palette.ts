import type { Ink } from './ops.ts';

export type Palette = Readonly<Record<Ink, string>>;
export type PaletteName = 'light' | 'dark';

/** The page's colours for pictures that leave it: the same values as in styles/tokens.css. */
export const PALETTES: Readonly<Record<PaletteName, Palette>> = {
  light: {
    'short-poll': '#c2410c',
    'long-poll': '#a21caf',
    sse: '#047857',
    websocket: '#1d4ed8',
    ndjson: '#0f766e',
    supabase: '#92400e',
    ink: '#1c1b19',
    soft: '#6a675f',
    line: '#e4e1da',
    edge: '#8d897f',
    panel: '#ffffff',
    bad: '#b91c1c',
    warn: '#92400e',
  },
  dark: {
    'short-poll': '#fb923c',
    'long-poll': '#e879f9',
    sse: '#34d399',
    websocket: '#7aa2ff',
    ndjson: '#5eead4',
    supabase: '#fcd34d',
    ink: '#f2f0ea',
    soft: '#a5a198',
    line: '#33312d',
    edge: '#78746b',
    panel: '#1e1d1b',
    bad: '#fca5a5',
    warn: '#fcd34d',
  },
};
