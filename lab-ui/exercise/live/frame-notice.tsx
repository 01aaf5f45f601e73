import type { ComponentChildren } from 'preact';
import { EXERCISE_FILES, type ExerciseNumber } from '../../../lab-server/wire/exercise.ts';
import { exerciseTexts } from '../i18n/texts.ts';
import { PlaceMark } from '../steps/step-row.tsx';
import type { LiveBench } from './live-bench.ts';

interface NoticeProps {
  bench: LiveBench;
  number: ExerciseNumber;
  again: () => void;
  /** Where the check stopped for ever, if it knows. */
  placeOfLoop: string | null;
}

/** What is to be known of the frame: it is not there yet, it hangs, or its code threw something. */
export function FrameNotice({ bench, number, again, placeOfLoop }: NoticeProps) {
  const t = exerciseTexts.value.frame;
  const trouble = bench.trouble.value;
  if (bench.frame === null) {
    const { port, pathname } = location;
    return <Notice>{t.otherName(`http://localhost:${port}${pathname}`)}</Notice>;
  }
  const state = bench.frame.state.value;
  if (state === 'stuck') {
    return (
      <Notice>
        <strong>{t.stuck}</strong> {placeOfLoop !== null && t.stuckPlace(placeOfLoop)} {t.stuckNext}{' '}
        <button type="button" class="small" onClick={again}>
          {t.again}
        </button>
      </Notice>
    );
  }
  if (trouble?.kind === 'missing') {
    return <Notice>{t.missing(`${EXERCISE_FILES[number].file}.ts`, trouble.name)}</Notice>;
  }
  if (trouble?.kind === 'thrown') {
    return (
      <Notice>
        {t.thrown(trouble.message)} {trouble.place && <PlaceMark place={trouble.place} />}{' '}
        <button type="button" class="small" onClick={() => (bench.trouble.value = null)}>
          {t.dismiss}
        </button>
      </Notice>
    );
  }
  if (state === 'running') return null;
  return <p class="soft">{t[state]}</p>;
}

function Notice({ children }: { children: ComponentChildren }) {
  return (
    <p class="trouble" role="alert">
      {children}
    </p>
  );
}
