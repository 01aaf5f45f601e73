import type { ReadonlySignal } from '@preact/signals';
import type { Humeurs } from '../humeurs.ts';
import { humeursTexts } from '../i18n/texts.ts';
import { MoodCard } from './mood-card.tsx';

/** The moods, newest first; one at a time can be edited. */
export function CardList({ humeurs, now }: { humeurs: Humeurs; now: ReadonlySignal<number> }) {
  const t = humeursTexts.value.cards;
  const cards = humeurs.cards.value;
  return (
    <section id="moods" class="cards" tabIndex={-1} aria-label={t.heading}>
      {humeurs.fetched.value && cards.length === 0 && <p class="soft">{t.empty}</p>}
      <ul>
        {cards.map((card) => (
          <MoodCard key={card.mood.id} {...{ card, humeurs, now }} />
        ))}
      </ul>
    </section>
  );
}
