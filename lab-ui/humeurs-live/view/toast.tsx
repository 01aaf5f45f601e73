import type { ReadonlySignal } from '@preact/signals';
import { humeursTexts } from '../i18n/texts.ts';
import type { Mood } from '../mood.ts';

/** Tells of a new mood. What people wrote is set as text, whatever it looks like: nothing of it becomes markup. */
export function Toast({ toast }: { toast: ReadonlySignal<Mood | null> }) {
  const mood = toast.value;
  return (
    <output class="toast" data-shown={mood !== null}>
      {mood && humeursTexts.value.toast(mood.emoji, mood.nom)}
    </output>
  );
}
