import { useEffect, useMemo } from 'preact/hooks';
import type { ExerciseNumber } from '../../lab-server/wire/exercise.ts';
import { DeskEvents } from './desk-events.ts';
import { LiveArea } from './live/live-area.tsx';
import { StatementPanel } from './statement-panel.tsx';
import { StatusBanner } from './status-banner.tsx';
import { StepList } from './steps/step-list.tsx';

/** An exercise with a file to write. */
export function Exercise({ number, random }: { number: ExerciseNumber; random: () => number }) {
  const desk = useMemo(() => new DeskEvents(`/exercises/${number}/events`), [number]);
  useEffect(() => () => desk.close(), [desk]);
  return (
    <div class="exercise">
      <StatementPanel number={number} />
      <div class="work">
        <StatusBanner desk={desk} />
        <StepList desk={desk} />
        <LiveArea number={number} desk={desk} random={random} />
      </div>
    </div>
  );
}
