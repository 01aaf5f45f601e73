import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ReadonlySignal } from '@preact/signals';
import { formatAgo } from '../../i18n/format.ts';
import type { Card } from '../cards.ts';
import type { Humeurs } from '../humeurs.ts';
import { humeursTexts } from '../i18n/texts.ts';
import type { Mood } from '../mood.ts';
import { EditForm } from './edit-form.tsx';
import { focusBeside } from './focus.ts';

interface MoodCardProps {
  card: Card;
  humeurs: Humeurs;
  now: ReadonlySignal<number>;
}

/**
 * A mood. It glows when it is new or changed, and folds when it goes; the end of the animation is told, and comes
 * at once where motion is not wanted.
 */
export function MoodCard({ card: { mood, news }, humeurs, now }: MoodCardProps) {
  const t = humeursTexts.value.cards;
  const { edited } = humeurs;
  const isEdited = edited.value === mood.id;
  const isLeaving = news === 'leaving';
  const { card, editButton, comesBack } = useFocus(isEdited, isLeaving);
  const done = () => {
    comesBack.current = true;
    edited.value = null;
  };
  const settle = ({ target, currentTarget }: Event) => {
    if (target === currentTarget) humeurs.settle(mood.id);
  };
  return (
    <li ref={card} class="panel card" data-news={isEdited ? 'none' : news} onAnimationEnd={settle}>
      {isEdited ? (
        <EditForm mood={mood} humeurs={humeurs} isGone={isLeaving} done={done} />
      ) : (
        <>
          <CardText mood={mood} now={now.value} isMissed={humeurs.missed.value.has(mood.id)} />
          {news !== 'none' && <span class="unseen">{t[news]}</span>}
          <span class="card-buttons">
            <button
              ref={editButton}
              type="button"
              class="quiet"
              aria-label={t.editOf(mood.nom)}
              disabled={isLeaving}
              onClick={() => (edited.value = mood.id)}
            >
              {t.edit}
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={t.removeOf(mood.nom)}
              disabled={isLeaving}
              onClick={() => void humeurs.remove(mood.id)}
            >
              {t.remove}
            </button>
          </span>
        </>
      )}
    </li>
  );
}

/** Keeps the focus in the list: with the card whose form is done, and beside one that goes. */
function useFocus(isEdited: boolean, isLeaving: boolean) {
  const card = useRef<HTMLLIElement>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  /** Whether the form was closed by whom it belongs to. */
  const comesBack = useRef(false);
  useLayoutEffect(() => {
    if (isEdited) return;
    const isHere = comesBack.current || card.current!.contains(document.activeElement);
    comesBack.current = false;
    if (!isHere) return;
    if (isLeaving) focusBeside(card.current!);
    else editButton.current!.focus();
  }, [isEdited, isLeaving]);
  return { card, editButton, comesBack };
}

interface CardTextProps {
  mood: Mood;
  now: number;
  /** Realtime has not delivered it: the page has fetched it. */
  isMissed: boolean;
}

function CardText({ mood: { emoji, nom, commentaire, created_at }, now, isMissed }: CardTextProps) {
  return (
    <>
      <span class="card-emoji">{emoji}</span>
      <span class="card-text">
        <b>{nom}</b>
        {created_at !== '' && (
          <time class="soft" dateTime={created_at}>
            {formatAgo(now - Date.parse(created_at))}
          </time>
        )}
        {isMissed && <span class="card-missed">{humeursTexts.value.cards.missed}</span>}
        <span class="card-comment">{commentaire}</span>
      </span>
    </>
  );
}
