import { useEffect } from 'preact/hooks';
import type { ExerciseNumber } from '../../lab-server/wire/exercise.ts';
import { TopBar } from '../view/top-bar.tsx';
import { Exercise } from './exercise.tsx';
import { exerciseTexts } from './i18n/texts.ts';

/** An exercise's page: its statement, its steps, and the student's code at work. */
export function ExercisePage({ number, random }: { number: ExerciseNumber; random: () => number }) {
  const t = exerciseTexts.value;
  const title = t.titles[number];
  useEffect(() => {
    document.title = `${title} · Humeur Lab`;
  }, [title]);
  return (
    <>
      <TopBar here={number} skip={{ href: '#exercise', text: t.skip }} />
      <main id="exercise" tabIndex={-1} aria-label={title}>
        <Exercise number={number} random={random} />
      </main>
    </>
  );
}
