import type { TransportName } from '../../../lab-server/wire/transports.ts';

/** A colour by its role; what it is like depends on the ground. */
export type Ink = TransportName | 'ink' | 'soft' | 'line' | 'edge' | 'panel' | 'bad' | 'warn';

interface Style {
  readonly ink: Ink;
  readonly alpha: number;
}

export interface Stroke extends Style {
  readonly width: number;
  readonly dash: readonly number[];
}

/** Lines: x0, y0, x1, y1 of each, one after the other. */
export interface Lines {
  readonly op: 'lines';
  readonly stroke: Stroke;
  readonly at: number[];
}

/** Shapes of four corners: eight numbers each. */
export interface Areas {
  readonly op: 'areas';
  readonly fill: Style;
  readonly at: number[];
}

/** Triangles: six numbers each. */
export interface Heads {
  readonly op: 'heads';
  readonly fill: Style;
  readonly at: number[];
}

/** Discs: x, y, radius of each; with a line they are rings on the panel's ground. */
export interface Discs {
  readonly op: 'discs';
  readonly fill: Style;
  readonly ring: Stroke | null;
  readonly at: number[];
}

export interface Words {
  readonly op: 'words';
  readonly fill: Style;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** It is a picture, not a text. */
  readonly emoji: boolean;
  readonly align: 'left' | 'center' | 'right';
  /** Drawn on a seam of the panel's ground, so that lines do not run through it. */
  readonly seam: boolean;
}

export const EMOJI_FONT = "'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif";

/** From here on only what is inside is drawn, until the next clip; null: everything. */
export interface Clip {
  readonly op: 'clip';
  readonly area: { x: number; y: number; width: number; height: number } | null;
}

/** One step of a drawing: what a canvas and an SVG both can do. */
export type Op = Lines | Areas | Heads | Discs | Words | Clip;

/** Lines of one style, to be filled. */
export function lines(ink: Ink, width: number, alpha = 1, dash: readonly number[] = []): Lines {
  return { op: 'lines', stroke: { ink, width, alpha, dash }, at: [] };
}

export function areas(ink: Ink, alpha: number): Areas {
  return { op: 'areas', fill: { ink, alpha }, at: [] };
}

export function heads(ink: Ink, alpha = 1): Heads {
  return { op: 'heads', fill: { ink, alpha }, at: [] };
}

export function discs(ink: Ink, alpha = 1): Discs {
  return { op: 'discs', fill: { ink, alpha }, ring: null, at: [] };
}

/** Discs that stand out from what they lie on. */
export function beads(ink: Ink): Discs {
  const ring = { ink: 'panel', alpha: 1, width: 1.5, dash: [] } as const;
  return { op: 'discs', fill: { ink, alpha: 1 }, ring, at: [] };
}

export function rings(ink: Ink, width: number): Discs {
  return {
    op: 'discs',
    fill: { ink: 'panel', alpha: 1 },
    ring: { ink, alpha: 1, width, dash: [] },
    at: [],
  };
}

/** A text; what is not said of it is small, soft and at the left. */
export function words(text: string, x: number, y: number, about: Partial<Omit<Words, 'op'>> = {}): Words {
  const fill = { ink: 'soft', alpha: 1 } as const;
  return {
    op: 'words',
    fill,
    text,
    x,
    y,
    size: 11,
    bold: false,
    emoji: false,
    align: 'left',
    seam: false,
    ...about,
  };
}

/** Adds a rectangle. */
export function addBox({ at }: Areas, x0: number, y0: number, x1: number, y1: number): void {
  at.push(x0, y0, x1, y0, x1, y1, x0, y1);
}

/** Adds the head of an arrow that comes from (x0, y0) to (x1, y1). */
export function addHead({ at }: Heads, x0: number, y0: number, x1: number, y1: number, size: number): void {
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const [bx, by] = [x1 - ux * size, y1 - uy * size];
  const half = size * 0.42;
  at.push(x1, y1, bx - uy * half, by + ux * half, bx + uy * half, by - ux * half);
}

/** Adds a cross. */
export function addCross({ at }: Lines, x: number, y: number, half: number): void {
  at.push(x - half, y - half, x + half, y + half, x - half, y + half, x + half, y - half);
}
