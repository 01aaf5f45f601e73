import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { recall, remember } from '../memory.ts';
import type { Session } from '../session.ts';
import { act, BINDINGS, isTakenBy } from './bindings.ts';
import { keyOf } from './key-of.ts';

const MEMORY = 'humeur-lab-keys';

/** Whether keys of a single character do anything: they get in the way of those who speak to their computer. */
export const singleKeys = signal(recall(MEMORY) !== 'off');

/** Switches the single keys on or off, and remembers it for the next visit. */
export function switchSingleKeys(): void {
  singleKeys.value = !singleKeys.value;
  remember(MEMORY, singleKeys.value ? 'on' : 'off');
}

/** Makes the whole page answer to keys, for as long as the component lives. */
export function useKeys(session: Session, openHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = keyOf(event);
      const isModified = event.ctrlKey || event.metaKey || event.altKey;
      if (isModified || event.repeat || event.defaultPrevented || !BINDINGS[key]) return;
      if (isTakenBy(event.target, key)) return;
      if (!singleKeys.peek() && key !== 'escape' && key !== '?') return;
      if (key !== 'escape') event.preventDefault();
      act(key, session, openHelp);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [session]);
}
