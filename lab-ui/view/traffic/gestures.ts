import { hitAt } from './arrows.ts';
import type { Camera } from './camera.ts';
import { timeIn } from './layout.ts';
import type { TrafficSource } from './source.ts';
import type { Stage } from './stage.ts';
import { timeAt } from './time-scale.ts';

/** One notch of a wheel zooms by this. */
const WHEEL_ZOOM = 0.0016;
/** A pointer that moves less than this has clicked, pixels. */
const CLICK_PX = 4;

interface Parts {
  stage: Stage;
  camera: Camera;
  source: TrafficSource;
}

/** Pointing, dragging, pinching and the wheel on the diagram; until the signal aborts. */
export function listenToPointers(node: HTMLElement, parts: Parts, signal: AbortSignal): void {
  const { stage, camera, source } = parts;
  const down = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  let isStrip = false;
  const place = (event: MouseEvent) => {
    const box = node.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const goTo = (x: number) => {
    const { strip } = stage;
    if (strip) camera.centre(timeAt(x, strip.whole, strip.left, strip.width), strip.whole);
  };
  node.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      down.set(event.pointerId, place(event));
      travelled = 0;
      isStrip = stage.strip !== null && place(event).y >= stage.strip.top - 6;
      node.setPointerCapture(event.pointerId);
      if (isStrip) goTo(place(event).x);
    },
    { signal },
  );
  node.addEventListener(
    'pointermove',
    (event) => {
      const at = place(event);
      const before = down.get(event.pointerId);
      if (!before) return point(stage, at);
      const others = [...down].filter(([id]) => id !== event.pointerId).map(([, other]) => other);
      down.set(event.pointerId, at);
      travelled += Math.abs(at.x - before.x);
      if (isStrip) return goTo(at.x);
      if (others[0]) return pinch(parts, before, at, others[0]);
      if (travelled >= CLICK_PX) camera.pan(-pixels(stage, at.x - before.x), source.whole);
    },
    { signal },
  );
  const up = (event: PointerEvent) => {
    down.delete(event.pointerId);
    if (travelled < CLICK_PX && !isStrip) point(stage, place(event));
  };
  node.addEventListener('pointerup', up, { signal });
  node.addEventListener('pointercancel', up, { signal });
  node.addEventListener('pointerleave', () => down.size === 0 && unpoint(stage), { signal });
  node.addEventListener('wheel', (event) => wheel(event, parts, place(event).x), { signal, passive: false });
}

/** So many pixels in milliseconds. */
export function pixels({ layout }: Stage, count: number): number {
  if (!layout) return 0;
  return (count / layout.plotWidth) * (layout.window.to - layout.window.from);
}

function point(stage: Stage, { x, y }: { x: number; y: number }) {
  const hit = stage.layout ? hitAt(stage.layout, x, y) : null;
  if (!hit) return unpoint(stage);
  if (stage.pointed.peek()?.id !== hit.message.row.id)
    stage.pointed.value = { id: hit.message.row.id, byKey: false };
}

/** What the keyboard points at stays. */
function unpoint(stage: Stage) {
  if (stage.pointed.peek()?.byKey === false) stage.pointed.value = null;
}

type Spot = { x: number; y: number };

function pinch({ stage, camera, source }: Parts, before: Spot, at: Spot, other: Spot) {
  if (!stage.layout) return;
  const wide = Math.max(20, Math.abs(before.x - other.x));
  const factor = wide / Math.max(20, Math.abs(at.x - other.x));
  camera.zoom(factor, timeIn(stage.layout, (at.x + other.x) / 2), source.now);
}

/** With ctrl it zooms, as a pinch on a touchpad does; sideways it moves; else it is the page's. */
function wheel(event: WheelEvent, { stage, camera, source }: Parts, x: number) {
  const { deltaX, deltaY, ctrlKey, shiftKey } = event;
  const isSideways = shiftKey || Math.abs(deltaX) > Math.abs(deltaY);
  if (!stage.layout || (!ctrlKey && !isSideways)) return;
  event.preventDefault();
  if (ctrlKey) camera.zoom(Math.exp(deltaY * WHEEL_ZOOM), timeIn(stage.layout, x), source.now);
  else camera.pan(pixels(stage, deltaX || deltaY), source.whole);
}
