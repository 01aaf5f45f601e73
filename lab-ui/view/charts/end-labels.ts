import type { Plugin } from 'chart.js';
import { readToken } from '../theme.ts';
import { chartTextSize } from './axes.ts';
import type { Series } from './series.ts';
import { spreadLabels } from './spread-labels.ts';

/** Writes each transport's label at the end of its line, in its colour, without covering another. */
export function endLabels(read: () => readonly Series[]): Plugin<'line'> {
  return {
    id: 'end-labels',
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const named = read().filter(({ label, line }) => label !== '' && line.length > 0);
      const { x, y } = scales;
      if (!x || !y) return;
      const size = chartTextSize();
      const wishes = named.map(({ line }) => y.getPixelForValue(line.at(-1)!.y));
      const places = spreadLabels(wishes, size * 1.25, chartArea.top, chartArea.bottom - size / 2);
      const ends = named.map(({ line }) => x.getPixelForValue(line.at(-1)!.x));
      const left = Math.min(Math.max(...ends), chartArea.right) + 7;
      ctx.save();
      ctx.font = `600 ${size}px ${readToken('--font')}`;
      ctx.textBaseline = 'middle';
      ctx.lineJoin = 'round';
      ctx.lineWidth = 4;
      ctx.strokeStyle = readToken('--panel');
      for (const [index, { label, transport }] of named.entries()) {
        ctx.strokeText(label, left, places[index]!);
        ctx.fillStyle = readToken(`--${transport}`);
        ctx.fillText(label, left, places[index]!);
      }
      ctx.restore();
    },
  };
}
