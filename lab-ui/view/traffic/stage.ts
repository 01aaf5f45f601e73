import { effect, signal, type Signal } from '@preact/signals';
import { language } from '../../i18n/i18n.ts';
import { frozen } from '../projector.ts';
import { readToken, theme } from '../theme.ts';
import type { Hit } from './arrows.ts';
import type { Camera } from './camera.ts';
import { layoutOf, type Layout } from './layout.ts';
import { wordingIn } from './texts.ts';
import type { Ink } from './ops.ts';
import { overviewOps, type Strip } from './overview.ts';
import { PALETTES, type Palette } from './palette.ts';
import { paintCanvas } from './paint-canvas.ts';
import { sceneOf } from './scene.ts';
import type { TrafficSource } from './source.ts';

/** Which message is pointed at; messages are made anew with each news, their rows' ids stay. */
export interface Pointed {
  id: number;
  /** By keyboard: then it is also said. */
  byKey: boolean;
}

/** While time passes it is drawn anew after so long, milliseconds; calmly: without a glide. */
const GLIDE_MS = 33;
const CALM_MS = 1_000;
/** The strip with the whole run, in sizes of the text. */
const STRIP_EMS = 2.4;

/** The canvas with the diagram: drawn at most once a frame, and only when something has changed and is in sight. */
export class Stage {
  readonly pointed: Signal<Pointed | null> = signal(null);
  /** The message that is pointed at, where it is drawn; it changes with each drawing. */
  hit: Hit | null = null;
  layout: Layout | null = null;
  strip: Strip | null = null;
  /** Called after each drawing. */
  onDrawn: () => void = () => {};
  #canvas: HTMLCanvasElement | undefined;
  readonly #source: TrafficSource;
  readonly #camera: Camera;
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  #frame: number | undefined;
  #isDirty = true;
  #isSeen = false;
  #drawnAt = 0;

  constructor(source: TrafficSource, camera: Camera) {
    this.#source = source;
    this.#camera = camera;
  }

  /** Draws on `canvas` until the returned function is called. */
  start(canvas: HTMLCanvasElement): () => void {
    this.#canvas = canvas;
    const size = new ResizeObserver(() => this.#touch());
    const look = ([entry]: IntersectionObserverEntry[]) => {
      this.#isSeen = entry?.isIntersecting ?? false;
      this.#touch();
    };
    // Drawn a little before it comes into sight.
    const sight = new IntersectionObserver(look, { rootMargin: '120px' });
    size.observe(canvas);
    sight.observe(canvas);
    const stop = effect(() => {
      void [
        theme.value,
        language.value,
        this.pointed.value,
        this.#camera.window.value,
        this.#camera.mode.value,
      ];
      void [this.#source.traffic.value, this.#source.isMoving, frozen.value];
      this.#touch();
    });
    return () => {
      stop();
      size.disconnect();
      sight.disconnect();
      if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    };
  }

  #touch() {
    this.#isDirty = true;
    this.#askForFrame();
  }

  #askForFrame() {
    if (this.#isSeen) this.#frame ??= requestAnimationFrame((at) => this.#tick(at));
  }

  #tick(at: number) {
    this.#frame = undefined;
    const isMoving = this.#source.isMoving && !frozen.peek();
    const pause = this.#calm.matches ? CALM_MS : GLIDE_MS;
    const isDue = isMoving && at - this.#drawnAt >= pause - 4;
    if (this.#isDirty || isDue) {
      this.#drawnAt = at;
      this.#draw();
      this.#isDirty = false;
    }
    if (isMoving) this.#askForFrame();
  }

  #draw() {
    const canvas = this.#canvas;
    const pen = canvas?.getContext('2d');
    if (!canvas || !pen || canvas.clientWidth === 0) return;
    const { clientWidth: width, clientHeight: height } = canvas;
    const { now, whole } = this.#source;
    this.#camera.keepUp(Number.isFinite(now) ? now : whole.to, whole);
    const density = devicePixelRatio;
    const [w, h] = [Math.round(width * density), Math.round(height * density)];
    if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
    pen.setTransform(density, 0, 0, density, 0, 0);
    pen.clearRect(0, 0, width, height);
    this.#paint(pen, width, height, now);
    this.onDrawn();
  }

  #paint(pen: CanvasRenderingContext2D, width: number, height: number, now: number) {
    const text = Number.parseFloat(readToken('--chart-text')) || 11;
    const stripHeight = Math.round(text * STRIP_EMS);
    const traffic = this.#source.traffic.peek();
    const window = this.#camera.window.peek();
    const layout = layoutOf(traffic, { width, height: height - stripHeight - text, text, window, now });
    const { left, plotWidth } = layout;
    const top = height - stripHeight - 3;
    this.layout = layout;
    this.strip = { left, top, width: plotWidth, height: stripHeight, whole: this.#source.whole };
    this.hit = this.#find(layout);
    const ops = [
      ...sceneOf(traffic, layout, wordingIn(language.peek()), this.hit),
      ...overviewOps(traffic, this.strip, layout),
    ];
    paintCanvas(pen, ops, paletteOfPage(), readToken('--font') || 'sans-serif');
  }

  #find(layout: Layout): Hit | null {
    const pointed = this.pointed.peek();
    if (!pointed) return null;
    for (const place of layout.lanes) {
      const message = place.lane.messages.find(({ row }) => row.id === pointed.id);
      if (message) return { place, message };
    }
    return null;
  }
}

const INKS = Object.keys(PALETTES.light) as Ink[];

const paletteOfPage = (): Palette =>
  Object.fromEntries(INKS.map((ink) => [ink, readToken(`--${ink}`)])) as Record<Ink, string>;
