import { arrowOps, pointedOps } from './scene-arrows.ts';
import { axisOps, conditionOps, moodOps, nameOps, nowOps } from './scene-ground.ts';
import { lifeOps } from './scene-lane.ts';
import { waitOps } from './scene-waits.ts';
import type { Hit } from './arrows.ts';
import { xIn, type Layout } from './layout.ts';
import type { Wording } from './texts.ts';
import type { Clip, Op } from './ops.ts';
import type { Traffic } from './traffic.ts';

/** The whole diagram as steps of drawing, for a canvas or an SVG. */
export function sceneOf(
  traffic: Traffic,
  layout: Layout,
  wording: Wording,
  pointed: Hit | null = null,
): Op[] {
  const { left, plotWidth, height, now } = layout;
  const plot = clip(left, plotWidth, height);
  const past = clip(left, Math.max(0, Math.min(plotWidth, xIn(layout, now) - left)), height);
  const everything: Clip = { op: 'clip', area: null };
  return [
    plot,
    ...axisOps(layout, wording),
    past,
    ...moodOps(traffic, layout, now),
    ...layout.lanes.flatMap((place) => {
      const { grounds, labels } = conditionOps(traffic.conditions, place, layout, wording);
      const lane = [lifeOps, waitOps, arrowOps].flatMap((draw) => draw(place, layout, wording));
      return [...grounds, ...lane, ...labels];
    }),
    ...(pointed ? pointedOps(pointed.message, pointed.place, layout) : []),
    plot,
    ...nowOps(layout),
    everything,
    ...nameOps(layout, wording),
  ];
}

function clip(x: number, width: number, height: number): Clip {
  return { op: 'clip', area: { x, y: 0, width, height } };
}
