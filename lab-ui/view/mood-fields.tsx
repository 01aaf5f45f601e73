import { EMOJIS } from './emojis.ts';
import { textIn } from './form-fields.ts';

/** Longest name and comment that the fields take, characters. */
export const NAME_MAX = 80;
export const COMMENT_MAX = 500;

interface MoodFieldsProps {
  t: { emoji: string; nom: string; commentaire: string };
  needsName: boolean;
  /** The id of what says that the name is wanting. */
  saidBy: string;
}

/** What a form asks of a mood: `emoji`, `nom` and `commentaire`, by these names. */
export function MoodFields({ t, needsName, saidBy }: MoodFieldsProps) {
  return (
    <>
      <select name="emoji" aria-label={t.emoji}>
        {EMOJIS.map((emoji) => (
          <option key={emoji}>{emoji}</option>
        ))}
      </select>
      <input
        name="nom"
        aria-label={t.nom}
        placeholder={t.nom}
        maxLength={NAME_MAX}
        autocomplete="name"
        aria-invalid={needsName}
        aria-describedby={saidBy}
      />
      <input
        name="commentaire"
        aria-label={t.commentaire}
        placeholder={t.commentaire}
        maxLength={COMMENT_MAX}
        autocomplete="off"
      />
    </>
  );
}

/** What a person has given in a form with these fields. */
export function moodIn(form: EventTarget | null) {
  return { nom: textIn(form, 'nom'), emoji: textIn(form, 'emoji'), commentaire: textIn(form, 'commentaire') };
}
