import { EMOJIS } from '../../view/emojis.ts';
import { textIn } from '../../view/form-fields.ts';
import { COMMENT_MAX } from '../../view/mood-fields.tsx';
import type { Humeurs } from '../humeurs.ts';
import { humeursTexts } from '../i18n/texts.ts';
import type { Mood } from '../mood.ts';

interface EditFormProps {
  mood: Mood;
  humeurs: Humeurs;
  /** Somebody else has deleted the mood meanwhile: what is written here can only be posted as a new one. */
  isGone: boolean;
  done: () => void;
}

/** Edits a mood in its place. */
export function EditForm({ mood, humeurs, isGone, done }: EditFormProps) {
  const t = humeursTexts.value;
  const cancelByKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') done();
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = { emoji: textIn(form, 'emoji'), commentaire: textIn(form, 'commentaire') };
    const isWritten = isGone
      ? await humeurs.post({ nom: mood.nom, ...fields })
      : await humeurs.change(mood.id, fields);
    if (isWritten) done();
  };
  return (
    <form class="card-form" aria-label={t.cards.editOf(mood.nom)} onSubmit={(event) => void submit(event)}>
      <select name="emoji" aria-label={t.form.emoji} onKeyDown={cancelByKey}>
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
        maxLength={COMMENT_MAX}
        autocomplete="off"
        ref={focusOnce}
        onKeyDown={cancelByKey}
      />
      <button type="submit" class="small">
        {isGone ? t.cards.postAgain : t.cards.save}
      </button>
      <button type="button" class="small" onClick={done}>
        {t.cards.cancel}
      </button>
      <p class="bad" role="alert">
        {isGone && t.cards.gone}
      </p>
    </form>
  );
}

/** A form that a person has asked for takes the focus. */
function focusOnce(field: HTMLInputElement | null) {
  field?.focus();
}
