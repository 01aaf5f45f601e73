import { Chart } from 'chart.js';
import { readToken } from '../theme.ts';

/** A chart that is on the page now. */
export interface ShownChart {
  title: string;
  hint: string;
  canvas: HTMLCanvasElement;
}

/** Measures of an image, in CSS pixels. */
const PADDING = 16;
const TITLE_SIZE = 16;
const HINT_SIZE = 12;
/** Pixels of the image for each CSS pixel. */
const SHARPNESS = 3;

/** The charts of the page, in their order. */
export function shownCharts(): ShownChart[] {
  return [...document.querySelectorAll('section.chart')].flatMap((section) => {
    const canvas = section.querySelector('canvas');
    const textOf = (selector: string) => section.querySelector(selector)?.textContent ?? '';
    return canvas ? [{ title: textOf('h2'), hint: textOf('.chart-hint'), canvas }] : [];
  });
}

/** A chart as a PNG image, under its title and on the page's ground, sharper than a screen so that it can be printed. */
export async function chartToPng({ title, hint, canvas }: ShownChart): Promise<Blob> {
  const { clientWidth, clientHeight } = canvas;
  const top = PADDING + TITLE_SIZE * 1.4 + HINT_SIZE * 1.6;
  const image = document.createElement('canvas');
  image.width = Math.round((clientWidth + 2 * PADDING) * SHARPNESS);
  image.height = Math.round((clientHeight + top + PADDING) * SHARPNESS);
  const context = image.getContext('2d')!;
  context.scale(SHARPNESS, SHARPNESS);
  context.fillStyle = readToken('--panel');
  context.fillRect(0, 0, image.width, image.height);
  const write = (text: string, size: number, weight: number, color: string, y: number) => {
    context.font = `${weight} ${size}px ${readToken('--font')}`;
    context.fillStyle = readToken(color);
    context.fillText(text, PADDING, y, clientWidth);
  };
  write(title, TITLE_SIZE, 650, '--ink', PADDING + TITLE_SIZE * 0.8);
  write(hint, HINT_SIZE, 400, '--soft', PADDING + TITLE_SIZE * 1.2 + HINT_SIZE);
  drawSharply(canvas, () => context.drawImage(canvas, PADDING, top, clientWidth, clientHeight));
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null) =>
      blob ? resolve(blob) : reject(new Error('Expected a PNG image, got none.'));
    image.toBlob(take, 'image/png');
  });
}

/** Lets the chart draw itself with as many pixels as the image has, as long as `use` takes. */
function drawSharply(canvas: HTMLCanvasElement, use: () => void): void {
  const chart = Chart.getChart(canvas);
  const resize = (ratio: number) => {
    if (!chart) return;
    chart.options.devicePixelRatio = ratio;
    chart.resize();
  };
  resize(SHARPNESS);
  use();
  resize(window.devicePixelRatio);
}
