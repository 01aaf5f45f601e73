import type { ReadonlySignal, Signal } from '@preact/signals';
import { EMOJIS } from '../../view/emojis.ts';
import { formatAgo } from '../../i18n/format.ts';
import type { Card } from '../cards.ts';
import type { Humeurs } from '../humeurs.ts';
import { humeursTexts } from '../i18n/texts.ts';
import type { Mood, MoodId } from '../mood.ts';
import { textIn } from '../../project/text-in.ts';

interface MoodCardProps {
  card: Card;
  humeurs: Humeurs;
  /** The mood that is being edited. */
  edited: Signal<MoodId | null>;
  now: ReadonlySignal<number>;
}

/**
 * A mood. It glows when it is new or changed, and folds when it goes; the end of the animation is told, and comes
 * at once where motion is not wanted.
 */
export function MoodCard({ card: { mood, news }, humeurs, edited, now }: MoodCardProps) {
  const t = humeursTexts.value.cards;
  const settle = ({ target, currentTarget }: Event) => {
    if (target === currentTarget) humeurs.settle(mood.id);
  };
  return (
    <li class="panel card" data-news={news} onAnimationEnd={settle}>
      {edited.value === mood.id && news !== 'leaving' ? (
        <EditForm mood={mood} humeurs={humeurs} done={() => (edited.value = null)} />
      ) : (
        <>
          <CardText mood={mood} now={now.value} />
          {news !== 'none' && <span class="unseen">{t[news]}</span>}
          <span class="card-buttons">
            <button
              type="button"
              class="quiet"
              aria-label={t.editOf(mood.nom)}
              disabled={news === 'leaving'}
              onClick={() => (edited.value = mood.id)}
            >
              {t.edit}
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={t.removeOf(mood.nom)}
              disabled={news === 'leaving'}
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

function CardText({ mood: { emoji, nom, commentaire, created_at }, now }: { mood: Mood; now: number }) {
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
        <span class="card-comment">{commentaire}</span>
      </span>
    </>
  );
}

interface EditFormProps {
  mood: Mood;
  humeurs: Humeurs;
  done: () => void;
}

function EditForm({ mood, humeurs, done }: EditFormProps) {
  const t = humeursTexts.value;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = { emoji: textIn(form, 'emoji'), commentaire: textIn(form, 'commentaire') };
    if (await humeurs.change(mood.id, fields)) done();
  };
  return (
    <form class="card-form" aria-label={t.cards.editOf(mood.nom)} onSubmit={(event) => void submit(event)}>
      <select name="emoji" aria-label={t.form.emoji}>
        {[...new Set([mood.emoji, ...EMOJIS])].map((emoji) => (
          <option key={emoji} selected={emoji === mood.emoji}>
            {emoji}
          </option>
        ))}
      </select>
      <input
        name="commentaire"
        aria-label={t.form.commentaire}
        defaultValue={mood.commentaire}
        maxLength={500}
        autocomplete="off"
        ref={focusOnce}
        onKeyDown={({ key }) => {
          if (key === 'Escape') done();
        }}
      />
      <button type="submit" class="small">
        {t.cards.save}
      </button>
      <button type="button" class="small" onClick={done}>
        {t.cards.cancel}
      </button>
    </form>
  );
}

/** A form that a person has asked for takes the focus. */
function focusOnce(field: HTMLInputElement | null) {
  field?.focus();
}
