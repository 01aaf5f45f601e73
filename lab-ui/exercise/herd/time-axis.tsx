import { formatCount } from '../../i18n/format.ts';
import { roundSteps } from './picture.ts';

interface TimeAxisProps {
  /** Where 0 s is, and how wide a second is, pixels. */
  left: number;
  perSecond: number;
  seconds: number;
  /** Where the axis is, pixels. */
  y: number;
}

/** Seconds under a picture. */
export function TimeAxis({ left, perSecond, seconds, y }: TimeAxisProps) {
  return (
    <g class="herd-axis">
      <line x1={left} x2={left + seconds * perSecond} y1={y} y2={y} />
      {roundSteps(seconds, Math.max(2, (perSecond * seconds) / 70)).map((second) => (
        <text key={second} x={left + second * perSecond} y={y + 15} text-anchor="middle">
          {formatCount(second)}
        </text>
      ))}
    </g>
  );
}
