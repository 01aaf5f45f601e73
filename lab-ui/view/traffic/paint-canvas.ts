import { EMOJI_FONT, type Op, type Stroke, type Words } from './ops.ts';
import type { Palette } from './palette.ts';

export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Paints a drawing: one path for each batch. */
export function paintCanvas(pen: Pen, ops: readonly Op[], palette: Palette, font: string): void {
  pen.save();
  let isClipped = false;
  for (const op of ops) {
    if (op.op !== 'clip') {
      mark(pen, op, palette, font);
      continue;
    }
    if (isClipped) pen.restore();
    isClipped = op.area !== null;
    if (!op.area) continue;
    pen.save();
    pen.beginPath();
    pen.rect(op.area.x, op.area.y, op.area.width, op.area.height);
    pen.clip();
  }
  if (isClipped) pen.restore();
  pen.restore();
}

function mark(pen: Pen, op: Exclude<Op, { op: 'clip' }>, palette: Palette, font: string) {
  if (op.op === 'words') return write(pen, op, palette, font);
  const { at } = op;
  if (at.length === 0) return;
  pen.beginPath();
  if (op.op === 'lines') {
    for (let i = 0; i < at.length; i += 4) {
      pen.moveTo(at[i]!, at[i + 1]!);
      pen.lineTo(at[i + 2]!, at[i + 3]!);
    }
    return stroke(pen, op.stroke, palette);
  }
  if (op.op === 'discs') {
    for (let i = 0; i < at.length; i += 3) {
      pen.moveTo(at[i]! + at[i + 2]!, at[i + 1]!);
      pen.arc(at[i]!, at[i + 1]!, at[i + 2]!, 0, 2 * Math.PI);
    }
  } else polygons(pen, at, op.op === 'areas' ? 8 : 6);
  pen.globalAlpha = op.fill.alpha;
  pen.fillStyle = palette[op.fill.ink];
  pen.fill();
  if (op.op === 'discs' && op.ring) stroke(pen, op.ring, palette);
  pen.globalAlpha = 1;
}

function polygons(pen: Pen, at: readonly number[], size: number) {
  for (let i = 0; i < at.length; i += size) {
    pen.moveTo(at[i]!, at[i + 1]!);
    for (let j = 2; j < size; j += 2) pen.lineTo(at[i + j]!, at[i + j + 1]!);
    pen.closePath();
  }
}

function stroke(pen: Pen, { ink, width, alpha, dash }: Stroke, palette: Palette) {
  pen.globalAlpha = alpha;
  pen.strokeStyle = palette[ink];
  pen.lineWidth = width;
  pen.setLineDash([...dash]);
  pen.stroke();
  pen.globalAlpha = 1;
}

function write(
  pen: Pen,
  { text, x, y, size, bold, align, fill, seam, emoji }: Words,
  palette: Palette,
  font: string,
) {
  pen.font = `${bold ? '650 ' : ''}${size}px ${emoji ? EMOJI_FONT : font}`;
  pen.textAlign = align;
  if (seam) {
    pen.setLineDash([]);
    pen.lineJoin = 'round';
    pen.lineWidth = 3;
    pen.strokeStyle = palette.panel;
    pen.strokeText(text, x, y);
  }
  pen.globalAlpha = fill.alpha;
  pen.fillStyle = palette[fill.ink];
  pen.fillText(text, x, y);
  pen.globalAlpha = 1;
}
