import { stepFrom } from './arrows.ts';
import type { Camera } from './camera.ts';
import { pixels } from './gestures.ts';
import type { TrafficSource } from './source.ts';
import type { Stage } from './stage.ts';

export interface Controls {
  stage: Stage;
  camera: Camera;
  source: TrafficSource;
}

const ZOOM = 1.6;
/** How far a step by keyboard goes, as a share of what is shown. */
const STEP_SHARE = 0.2;

/** Shows less or more around the middle, or around what is pointed at. */
export function zoomBy({ stage, camera, source }: Controls, direction: 1 | -1): void {
  const { from, to } = camera.window.peek();
  const around = stage.hit?.message.sentAt ?? (from + to) / 2;
  camera.zoom(direction > 0 ? 1 / ZOOM : ZOOM, around, source.now);
}

/** Stands still, or goes with the time again. */
export function toggleFrozen({ stage, camera }: Controls): void {
  if (camera.mode.peek() === 'free') camera.follow(stage.layout?.plotWidth ?? 1_000);
  else camera.freeze();
}

function step({ stage, camera }: Controls, dx: number, dy: number) {
  if (!stage.layout) return;
  const hit = stepFrom(stage.layout, stage.hit, dx, dy);
  if (!hit) return;
  stage.pointed.value = { id: hit.message.row.id, byKey: true };
  camera.reveal(hit.message.sentAt);
}

function move({ stage, camera, source }: Controls, direction: number) {
  camera.pan(pixels(stage, direction * STEP_SHARE * (stage.layout?.plotWidth ?? 0)), source.whole);
}

/** What each key does; with shift, arrows move the picture. */
const KEYS: Readonly<Record<string, (controls: Controls) => void>> = {
  ArrowLeft: (all) => step(all, -1, 0),
  ArrowRight: (all) => step(all, 1, 0),
  ArrowUp: (all) => step(all, 0, -1),
  ArrowDown: (all) => step(all, 0, 1),
  'shift ArrowLeft': (all) => move(all, -1),
  'shift ArrowRight': (all) => move(all, 1),
  PageUp: (all) => move(all, -4),
  PageDown: (all) => move(all, 4),
  Home: ({ camera, source }) => camera.reveal(source.whole.from),
  End: ({ camera, source }) => camera.reveal(source.whole.to),
  '+': (all) => zoomBy(all, 1),
  '=': (all) => zoomBy(all, 1),
  '-': (all) => zoomBy(all, -1),
  '0': ({ camera }) => camera.showAll(),
  ' ': toggleFrozen,
  Escape: ({ stage }) => {
    stage.pointed.value = null;
  },
};

/** Does what a key stands for on the diagram; other keys are the page's. */
export function takeKey(event: KeyboardEvent, controls: Controls): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const isArrow = event.key.startsWith('Arrow');
  const act = KEYS[event.shiftKey && isArrow ? `shift ${event.key}` : event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act(controls);
}
