import { useEffect } from 'preact/hooks';
import { TopBar } from '../view/top-bar.tsx';
import { Exercise } from './exercise.tsx';
import { exerciseTexts } from './i18n/texts.ts';
import { Later } from './later.tsx';
import type { PageNumber } from './page-number.ts';

/** Where "find the fault" is, if this copy of the lab has it. */
const faults = import.meta.glob<{ FaultPage: () => preact.JSX.Element }>('./faults/fault-page.tsx');

/** An exercise's page: its statement, its steps, and the student's code at work. */
export function ExercisePage({ number, random }: { number: PageNumber; random: () => number }) {
  const t = exerciseTexts.value;
  const title = t.titles[number];
  useEffect(() => {
    document.title = `${title} · Humeur Lab`;
  }, [title]);
  return (
    <>
      <TopBar here={number} skip={{ href: '#exercise', text: t.skip }} />
      <main id="exercise" tabIndex={-1} aria-label={title}>
        {number === 4 ? (
          <Later load={faults['./faults/fault-page.tsx']} pick={({ FaultPage }) => <FaultPage />} />
        ) : (
          <Exercise number={number} random={random} />
        )}
      </main>
    </>
  );
}
