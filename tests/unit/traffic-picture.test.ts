import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import { arrowOf, distanceTo, hitAt, stepFrom } from '../../lab-ui/view/traffic/arrows.ts';
import { Camera } from '../../lab-ui/view/traffic/camera.ts';
import { transcriptSvg } from '../../lab-ui/view/traffic/export.ts';
import { factsOfTranscript } from '../../lab-ui/view/traffic/facts.ts';
import { layoutOf } from '../../lab-ui/view/traffic/layout.ts';
import { makeTraffic } from '../../lab-ui/view/traffic/make-traffic.ts';
import { sizeOf, tickOf } from '../../lab-ui/view/traffic/numbers.ts';
import { PALETTES } from '../../lab-ui/view/traffic/palette.ts';
import { detailsOf, sayMessage, sayTraffic, titleOf } from '../../lab-ui/view/traffic/say.ts';
import { sceneOf } from '../../lab-ui/view/traffic/scene.ts';
import { wordingIn } from '../../lab-ui/view/traffic/texts.ts';
import {
  kept,
  showing,
  ticksOf,
  tickStep,
  timeAt,
  xOf,
  zoomed,
} from '../../lab-ui/view/traffic/time-scale.ts';

const base = { client: 'c', socket: 7, exchange: 1, bytes: 120 };
const rows: TranscriptRow[] = [
  { ...base, id: 1, at: 1_000, transport: 'short-poll', kind: 'request', fresh: true, after: 'e"<1>' },
  { ...base, id: 2, at: 1_001, transport: 'short-poll', kind: 'answer', status: 200, entries: 2 },
  { ...base, id: 3, at: 1_500, transport: 'sse', kind: 'request', exchange: 2, socket: 9, fresh: false },
  {
    ...base,
    id: 4,
    at: 1_510,
    transport: 'sse',
    kind: 'answer',
    exchange: 2,
    status: 200,
    entries: 0,
    socket: 9,
  },
  { ...base, id: 5, at: 4_000, transport: 'sse', kind: 'frame', exchange: 2, entries: 1, socket: 9 },
];
const traffic = makeTraffic(rows, factsOfTranscript(rows));
const sheet = { width: 1_000, height: 400, text: 11, window: { from: 0, to: 4_000 }, now: Infinity };
const layout = layoutOf(traffic, sheet);
const [short, sse] = layout.lanes as [(typeof layout.lanes)[0], (typeof layout.lanes)[0]];

describe('the time scale', () => {
  const window = { from: 1_000, to: 3_000 };

  it('finds places and moments', () => {
    expect(xOf(2_000, window, 100, 500)).toBe(350);
    expect(timeAt(350, window, 100, 500)).toBe(2_000);
  });

  it('zooms around what is pointed at, and stops at both ends', () => {
    expect(zoomed(window, 0.5, 1_500)).toEqual({ from: 1_250, to: 2_250 });
    expect(zoomed(window, 1e-9, 1_500).to - zoomed(window, 1e-9, 1_500).from).toBeCloseTo(2);
    expect(zoomed(window, 1e9, 1_500).to - zoomed(window, 1e9, 1_500).from).toBe(14_400_000);
  });

  it('stays near what there is', () => {
    expect(kept({ from: 9_000, to: 11_000 }, { from: 0, to: 4_000 })).toEqual({ from: 3_500, to: 5_500 });
    expect(kept(window, { from: 0, to: 4_000 })).toBe(window);
    expect(showing(window, 1_500)).toBe(window);
    expect(showing(window, 4_000).to).toBe(4_240);
  });

  it('has round ticks that are far enough apart', () => {
    const step = tickStep({ from: 0, to: 20_000 }, 1_000, 66);
    expect(step).toBe(2_000);
    expect(ticksOf({ from: -100, to: 4_100 }, step)).toEqual([-0, 2_000, 4_000]);
    expect(tickOf(-0, step, 'en')).toBe('0\u00a0s');
    expect(tickOf(12_500, 100, 'fr')).toBe('12,5\u00a0s');
    expect(sizeOf(412, 'fr')).toBe('412\u00a0o');
    expect(sizeOf(1_240, 'en')).toBe('1.2\u00a0kB');
  });
});

describe('arrows', () => {
  it('lean in their direction even when they took no time, and answers begin where questions end', () => {
    const [request, answer] = short.lane.messages;
    const asked = arrowOf(request!, short, layout);
    const answered = arrowOf(answer!, short, layout);
    expect(asked.x1).toBeGreaterThan(asked.x0);
    expect([asked.y0, asked.y1]).toEqual([short.client, short.server]);
    expect(answered.x0).toBe(asked.x1);
    expect([answered.y0, answered.y1]).toEqual([short.server, short.client]);
  });

  it('lean by their true time where that is longer', () => {
    const slow = makeTraffic(rows, factsOfTranscript(rows, NETWORKS.satellite));
    const at = layoutOf(slow, sheet);
    const place = at.lanes[1]!;
    const { x0, x1 } = arrowOf(place.lane.messages.at(-1)!, place, at);
    expect(x1 - x0).toBeCloseTo((300 / 4_000) * at.plotWidth);
  });

  it('are hit when they are near, and only in their lane', () => {
    const message = sse.lane.messages.at(-1)!;
    const { x0, y0, x1, y1 } = arrowOf(message, sse, layout);
    expect(hitAt(layout, (x0 + x1) / 2 + 3, (y0 + y1) / 2)?.message).toBe(message);
    expect(hitAt(layout, x0 - 60, (y0 + y1) / 2)).toBeNull();
    expect(hitAt(layout, (x0 + x1) / 2, short.client)).toBeNull();
    expect(distanceTo({ x0: 0, y0: 0, x1: 0, y1: 10 }, 3, 5)).toBe(3);
  });

  it('are walked by keyboard, along a lane and across lanes', () => {
    const last = stepFrom(layout, null, 1, 0);
    expect(last?.message).toBe(short.lane.messages[1]);
    const before = stepFrom(layout, last, -1, 0);
    expect(before?.message).toBe(short.lane.messages[0]);
    expect(stepFrom(layout, before, -1, 0)).toBe(before);
    expect(stepFrom(layout, before, 0, 1)?.place).toBe(sse);
    expect(stepFrom(layout, before, 0, -1)).toBe(before);
  });
});

describe('the camera', () => {
  const whole = { from: 0, to: 60_000 };

  it('follows now, stands still once it is moved, and shows everything when asked', () => {
    const camera = new Camera();
    camera.keepUp(30_000, whole);
    expect(camera.window.value.to).toBeCloseTo(30_800);
    camera.pan(-5_000, whole);
    camera.keepUp(40_000, whole);
    expect(camera.window.value.to).toBeCloseTo(25_800);
    camera.showAll();
    camera.keepUp(40_000, whole);
    expect(camera.window.value).toEqual({ from: -900, to: 60_900 });
  });

  it('keeps following while it zooms', () => {
    const camera = new Camera();
    camera.keepUp(30_000, whole);
    camera.zoom(0.5, 12_000, 30_000);
    camera.keepUp(30_000, whole);
    expect(camera.mode.value).toBe('follow');
    expect(camera.window.value.to - camera.window.value.from).toBeCloseTo(10_000);
  });
});

describe('words', () => {
  const [fr, en] = [wordingIn('fr'), wordingIn('en')];

  it('say what a message is, in both languages', () => {
    const answer = short.lane.messages[1]!;
    expect(titleOf(answer, fr)).toBe('Réponse\u00a0200, 2 humeurs');
    expect(titleOf(sse.lane.messages[2]!, en)).toBe('Push, 1 mood');
    expect(titleOf(sse.lane.messages[1]!, en)).toBe('Answer\u00a0200');
    expect(detailsOf(short.lane.messages[0]!, traffic, en).at(-1)!.value).toBe('no. 1, new');
    expect(sayMessage(answer, traffic, en)).toContain(
      'Short polling. Answer\u00a0200, 2 moods. Sent at: 0.001\u00a0s',
    );
    expect(sayTraffic(traffic, en)).toContain('Short polling: requests 1, useless 0, pushes 0, failures 0.');
  });

  it('are escaped in a picture that is markup', () => {
    const wording = { ...fr, transports: { ...fr.transports, sse: { name: '<b>&"', label: "'" } } };
    const svg = transcriptSvg(rows, factsOfTranscript(rows), {
      width: 900,
      height: 300,
      theme: 'dark',
      wording,
    });
    expect(svg).toMatch(/^<svg [^<]+><rect/);
    expect(svg).toContain('&lt;b&gt;&amp;&quot;');
    expect(svg).not.toContain('<b>');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg.match(/<svg/g)?.length).toBe(svg.match(/<\/svg>/g)?.length);
  });
});

it('a scene is the same however often it is drawn, and holds nothing that a canvas cannot take', () => {
  const ops = sceneOf(traffic, layout, wordingIn('en'), hitAt(layout, 0, 0));
  expect(ops).toEqual(sceneOf(traffic, layout, wordingIn('en')));
  const numbers = ops.flatMap((op) => ('at' in op ? op.at : []));
  expect(numbers.length).toBeGreaterThan(100);
  expect(numbers.every(Number.isFinite)).toBe(true);
});

it('a picture that leaves the page has the colours of the page', () => {
  const css = readFileSync(new URL('../../lab-ui/styles/tokens.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = css.split("[data-theme='dark']");
  for (const [ink, colour] of Object.entries(PALETTES.light)) expect(light).toContain(`--${ink}: ${colour};`);
  for (const [ink, colour] of Object.entries(PALETTES.dark)) expect(dark).toContain(`--${ink}: ${colour};`);
});
