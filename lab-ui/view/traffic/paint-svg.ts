import { EMOJI_FONT, type Op, type Stroke, type Words } from './ops.ts';
import type { Palette } from './palette.ts';

/** Paints a drawing as the inside of an SVG; every text is escaped. */
export function paintSvg(ops: readonly Op[], palette: Palette): string {
  const parts: string[] = [];
  let isClipped = false;
  for (const op of ops) {
    if (op.op !== 'clip') {
      parts.push(markOf(op, palette));
      continue;
    }
    if (isClipped) parts.push('</svg>');
    isClipped = op.area !== null;
    if (!op.area) continue;
    const { x, y, width, height } = op.area;
    // An inner <svg> clips to its box without an id, which a page with several diagrams would have twice.
    parts.push(`<svg x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" `);
    parts.push(`viewBox="${n(x)} ${n(y)} ${n(Math.max(width, 0.1))} ${n(height)}" overflow="hidden">`);
  }
  if (isClipped) parts.push('</svg>');
  return parts.join('');
}

function markOf(op: Exclude<Op, { op: 'clip' }>, palette: Palette): string {
  if (op.op === 'words') return textOf(op, palette);
  if (op.at.length === 0) return '';
  if (op.op === 'lines') return `<path d="${segments(op.at)}" fill="none"${strokeOf(op.stroke, palette)}/>`;
  const fill = `fill="${palette[op.fill.ink]}"${op.fill.alpha < 1 ? ` fill-opacity="${op.fill.alpha}"` : ''}`;
  if (op.op === 'discs')
    return `<path d="${circles(op.at)}" ${fill}${op.ring ? strokeOf(op.ring, palette) : ''}/>`;
  return `<path d="${polygons(op.at, op.op === 'areas' ? 8 : 6)}" ${fill}/>`;
}

function strokeOf({ ink, width, alpha, dash }: Stroke, palette: Palette): string {
  const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  const opacity = alpha < 1 ? ` stroke-opacity="${alpha}"` : '';
  return ` stroke="${palette[ink]}" stroke-width="${width}"${opacity}${dashes}`;
}

const ANCHOR = { left: 'start', center: 'middle', right: 'end' } as const;

function textOf({ text, x, y, size, bold, align, fill, seam, emoji }: Words, palette: Palette): string {
  const under = seam ? ` paint-order="stroke" stroke="${palette.panel}" stroke-width="3"` : '';
  const weight = bold ? ' font-weight="650"' : '';
  const font = emoji ? ` font-family="${EMOJI_FONT}"` : '';
  const place = `x="${n(x)}" y="${n(y)}" font-size="${n(size)}" text-anchor="${ANCHOR[align]}"`;
  return `<text ${place} fill="${palette[fill.ink]}"${weight}${font}${under}>${escaped(text)}</text>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in markup, in an element or an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

const n = (value: number): string => String(Math.round(value * 100) / 100);

function segments(at: readonly number[]): string {
  let d = '';
  for (let i = 0; i < at.length; i += 4)
    d += `M${n(at[i]!)} ${n(at[i + 1]!)}L${n(at[i + 2]!)} ${n(at[i + 3]!)}`;
  return d;
}

function polygons(at: readonly number[], size: number): string {
  let d = '';
  for (let i = 0; i < at.length; i += size) {
    for (let j = 0; j < size; j += 2) d += `${j === 0 ? 'M' : 'L'}${n(at[i + j]!)} ${n(at[i + j + 1]!)}`;
    d += 'Z';
  }
  return d;
}

function circles(at: readonly number[]): string {
  let d = '';
  for (let i = 0; i < at.length; i += 3) {
    const [x, y, r] = [at[i]!, at[i + 1]!, at[i + 2]!];
    d += `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
  }
  return d;
}
