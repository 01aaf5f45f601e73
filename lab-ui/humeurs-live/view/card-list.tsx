import type { ReadonlySignal } from '@preact/signals';
import type { Humeurs } from '../humeurs.ts';
import { humeursTexts } from '../i18n/texts.ts';
import type { Problem } from '../problem.ts';
import { MoodCard } from './mood-card.tsx';

/** The moods, newest first; one at a time can be edited. */
export function CardList({ humeurs, now }: { humeurs: Humeurs; now: ReadonlySignal<number> }) {
  const t = humeursTexts.value.cards;
  const cards = humeurs.cards.value;
  return (
    <section id="moods" class="cards" tabIndex={-1} aria-label={t.heading}>
      <ProblemLine problem={humeurs.problem.value} />
      {humeurs.fetched.value && cards.length === 0 && <p class="soft">{t.empty}</p>}
      <ul>
        {cards.map((card) => (
          <MoodCard key={card.mood.id} {...{ card, humeurs, now }} />
        ))}
      </ul>
    </section>
  );
}

function ProblemLine({ problem }: { problem: Problem | null }) {
  const t = humeursTexts.value.problems;
  return (
    <p class="bad" role="alert">
      {problem?.name === 'answered' && (
        <>
          {t.answered} <span lang="en">{problem.words}</span>
        </>
      )}
      {problem !== null && problem.name !== 'answered' && t[problem.name]}
    </p>
  );
}
