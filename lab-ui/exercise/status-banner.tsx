import type { ComponentChildren } from 'preact';
import type { Text } from '../../lab-server/wire/exercise.ts';
import { language } from '../i18n/i18n.ts';
import type { DeskEvents } from './desk-events.ts';
import { exerciseTexts } from './i18n/texts.ts';
import { nextStep, phaseOf, tally, type Phase, type Progress } from './progress.ts';

/** How the exercise stands, in a sentence, and what to do next in another. */
export function StatusBanner({ desk }: { desk: DeskEvents }) {
  const progress = desk.progress.value;
  const contact = desk.contact.value;
  const phase = contact === 'open' ? phaseOf(progress) : contact;
  const { passed, steps } = tally(progress);
  const t = exerciseTexts.value;
  return (
    <section class="banner panel" data-phase={phase}>
      <h2>{t.steps.name}</h2>
      <p class="banner-count">{steps > 0 && t.steps.progress(passed, steps)}</p>
      <progress class="progress" max={Math.max(1, steps)} value={passed} aria-label={t.steps.name} />
      <output class="banner-said">
        {contact === 'open' ? (
          <Said phase={phaseOf(progress)} progress={progress} />
        ) : (
          <Apart contact={contact} />
        )}
      </output>
    </section>
  );
}

function Apart({ contact }: { contact: 'connecting' | 'away' | 'elsewhere' }) {
  const t = exerciseTexts.value.phase;
  if (contact !== 'elsewhere') return <p>{t[contact]}</p>;
  const { port, pathname } = location;
  return <p>{t.elsewhere(`http://localhost:${port}${pathname}`)}</p>;
}

function Said({ phase, progress }: { phase: Phase; progress: Progress }) {
  return (
    <>
      {SENTENCES[phase](progress).map((text, nth) => (
        <p key={nth}>{text}</p>
      ))}
    </>
  );
}

/** What is the case, and what to do next. */
const SENTENCES: Record<Phase, (progress: Progress) => ComponentChildren[]> = {
  waiting: () => [exerciseTexts.value.phase.waiting],
  missing: ({ file }) => [exerciseTexts.value.phase.missing(shown(file?.expected))],
  broken: ({ broken, revision }) => {
    const { phase, steps } = exerciseTexts.value;
    const place = broken?.place ? `${steps.place(broken.place.file, broken.place.line)} · ` : '';
    const next = revision === null ? phase.brokenNext : phase.brokenKeeps;
    return [<strong>{phase.broken(place, broken?.message ?? '')}</strong>, next];
  },
  unchecked: ({ noChecker }) =>
    noChecker ? [exerciseTexts.value.phase.unchecked[noChecker.why](noChecker.detail)] : [],
  checking: (progress) => [
    exerciseTexts.value.phase.checking(tally(progress).checked, progress.steps.length),
  ],
  partly: (progress) => {
    const { phase } = exerciseTexts.value;
    const next = nextStep(progress);
    const open = phase.partlyNext(shown(progress.file?.file));
    return next ? [phase.partly(inLanguage(next.title)), open] : [open];
  },
  complete: () => {
    const { phase } = exerciseTexts.value;
    return [<strong>{phase.complete}</strong>, phase.completeNext];
  },
};

/** A text of the checks' in the page's language. */
export function inLanguage(text: Text): string {
  return text[language.value];
}

/** A file as people find it in the project. */
function shown(file: string | null | undefined): string {
  return `exercises/${file ?? ''}`;
}
