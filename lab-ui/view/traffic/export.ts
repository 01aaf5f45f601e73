import type { TransportName } from '../../../lab-server/wire/transports.ts';
import type { RunRecord } from '../../../lab-server/wire/run.ts';
import { factsOfRecord } from './facts.ts';
import { layoutOf } from './layout.ts';
import { makeTraffic } from './make-traffic.ts';
import type { Wording } from './texts.ts';
import type { Op } from './ops.ts';
import { PALETTES, type PaletteName } from './palette.ts';
import { paintCanvas } from './paint-canvas.ts';
import { escaped, paintSvg } from './paint-svg.ts';
import { sceneOf } from './scene.ts';
import { sayTraffic } from './say.ts';
import { airy, type Window } from './time-scale.ts';
import type { Facts, Traffic } from './traffic.ts';

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";
/** Pixels around a picture that leaves the page. */
const MARGIN = 16;
/** A picture's text has this share of its width. */
const TEXT_SHARE = 1 / 105;

/** How a picture of a run's traffic is to be. */
export interface PictureOptions {
  width: number;
  height: number;
  theme: PaletteName;
  wording: Wording;
  /** What is shown, milliseconds since the run's zero; all of it when left out. */
  window?: Window;
  /** Which transports; all that the run had when left out. */
  transports?: readonly TransportName[];
}

/** The traffic diagram of a run as a PNG with `density` pixels for each of the picture's; needs a browser. */
export async function trafficPng(record: RunRecord, options: PictureOptions, density = 2): Promise<Blob> {
  const { width, height, theme } = options;
  const canvas = new OffscreenCanvas(width * density, height * density);
  const pen = canvas.getContext('2d')!;
  pen.scale(density, density);
  pen.fillStyle = PALETTES[theme].panel;
  pen.fillRect(0, 0, width, height);
  pen.translate(MARGIN, MARGIN);
  paintCanvas(pen, picture(trafficOfRecord(record, options), options), PALETTES[theme], FONT);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** The traffic diagram of a run as an SVG element; a pure function of the record, no page is needed. */
export function trafficSvg(record: RunRecord, options: PictureOptions): string {
  return svgOf(trafficOfRecord(record, options), options);
}

/** The same for a transcript without a record, such as a test's: `facts` says what is known beside it. */
export function transcriptSvg(rows: RunRecord['transcript'], facts: Facts, options: PictureOptions): string {
  return svgOf(makeTraffic(rows, facts), options);
}

function trafficOfRecord(record: RunRecord, { transports }: PictureOptions): Traffic {
  const facts = factsOfRecord(record);
  const wanted = facts.transports.filter((name) => transports?.includes(name) ?? true);
  return makeTraffic(record.transcript, { ...facts, transports: wanted });
}

function svgOf(traffic: Traffic, options: PictureOptions): string {
  const { width, height, theme, wording } = options;
  const palette = PALETTES[theme];
  const label = escaped(sayTraffic(traffic, wording));
  const inside = paintSvg(picture(traffic, options), palette);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" ` +
    `font-family="${escaped(FONT)}"><rect width="${width}" height="${height}" fill="${palette.panel}"/>` +
    `<g transform="translate(${MARGIN} ${MARGIN})">${inside}</g></svg>`
  );
}

function picture(traffic: Traffic, { width, height, wording, window }: PictureOptions): Op[] {
  const sheet = {
    width: width - 2 * MARGIN,
    height: height - 2 * MARGIN,
    text: Math.max(10, width * TEXT_SHARE),
    window: window ?? airy(traffic),
    now: Infinity,
  };
  return sceneOf(traffic, layoutOf(traffic, sheet), wording);
}
