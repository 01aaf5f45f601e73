import { chooseLanguage, language, LANGUAGES } from '../../i18n/i18n.ts';
import type { Texts } from '../../i18n/fr.ts';
import { frozen, projecting } from '../projector.ts';
import { startOrStop, type Session } from '../session.ts';
import { openTab, TABS } from '../tabs/tab-names.ts';
import { switchTheme } from '../theme.ts';

/** What keys do, in the order in which they are listed. */
export type Action = keyof Texts['keys']['actions'];

/** A key's action, by `KeyboardEvent.key` in lower case. */
export const BINDINGS: Readonly<Record<string, Action>> = {
  ' ': 'run',
  s: 'run',
  n: 'scenario',
  e: 'skip',
  ...Object.fromEntries(TABS.map((_, index) => [String(index + 1), 'tabs' as const])),
  p: 'project',
  f: 'freeze',
  l: 'language',
  t: 'theme',
  '?': 'help',
  escape: 'escape',
};

/** Does what `key` stands for. */
export function act(key: string, session: Session, openHelp: () => void): void {
  const actions: Readonly<Record<Action, () => void>> = {
    run: () => void startOrStop(session),
    scenario: () => session.choices.chooseNext(),
    skip: () => session.predicting.toggle(),
    tabs: () => showTab(Number(key) - 1),
    project: () => (projecting.value = !projecting.peek()),
    freeze: () => (frozen.value = !frozen.peek()),
    language: () => chooseLanguage(LANGUAGES[(LANGUAGES.indexOf(language.peek()) + 1) % LANGUAGES.length]!),
    theme: switchTheme,
    help: openHelp,
    escape: () => (projecting.value = false),
  };
  const action = BINDINGS[key];
  if (action) actions[action]();
}

function showTab(index: number) {
  openTab.value = TABS[index]!;
  document.getElementById('panels')?.scrollIntoView();
}

/** Whether a key pressed on `target` is meant for that element itself. */
export function isTakenBy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog, input:not([type=checkbox]), textarea, select, [contenteditable]')) return true;
  return key === ' ' && target.closest('button, a, summary, input, [role=tab]') !== null;
}
