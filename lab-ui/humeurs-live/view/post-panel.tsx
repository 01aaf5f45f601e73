import { useSignal } from '@preact/signals';
import { MoodFields } from '../../view/mood-fields.tsx';
import type { Humeurs } from '../humeurs.ts';
import { humeursTexts } from '../i18n/texts.ts';
import { textIn } from '../../project/text-in.ts';

/** Posts a mood by REST; it comes back by Realtime. */
export function PostPanel({ humeurs }: { humeurs: Humeurs }) {
  const t = humeursTexts.value.form;
  const needsName = useSignal(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const nom = textIn(form, 'nom');
    const fields = { nom, emoji: textIn(form, 'emoji'), commentaire: textIn(form, 'commentaire') };
    const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
    needsName.value = nom === '';
    if (nom === '') field('nom').focus();
    else if (await humeurs.post(fields)) field('commentaire').value = '';
  };
  return (
    <form
      class="panel post"
      noValidate
      aria-labelledby="post-heading"
      onSubmit={(event) => void submit(event)}
    >
      <h3 id="post-heading">{t.heading}</h3>
      <div class="post-fields">
        <MoodFields t={t} needsName={needsName.value} saidBy="post-said" />
        <button type="submit">{t.submit}</button>
      </div>
      <p id="post-said" class="bad" role="alert">
        {needsName.value && t.needName}
      </p>
    </form>
  );
}
