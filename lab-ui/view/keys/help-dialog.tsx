import type { RefObject } from 'preact';
import { texts } from '../../i18n/i18n.ts';
import { TABS } from '../tabs/tab-names.ts';
import { BINDINGS, type Action } from './bindings.ts';
import { singleKeys, switchSingleKeys } from './use-keys.ts';

/** The list of the keys; Escape closes it, and focus goes back to where it was. */
export function HelpDialog({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const t = texts.value.keys;
  const actions = Object.keys(t.actions) as Action[];
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-heading">
      <form method="dialog">
        <h2 id="help-heading">{t.heading}</h2>
        <button type="submit" class="small">
          {t.close}
        </button>
      </form>
      <dl>
        {actions.map((action) => (
          <div key={action}>
            <dt>
              {keysOf(action).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t.actions[action]}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" checked={singleKeys.value} onChange={switchSingleKeys} />
        {t.single}
      </label>
    </dialog>
  );
}

/** The keys of an action as they stand on a keyboard. */
function keysOf(action: Action): string[] {
  if (action === 'tabs') return [`1 – ${TABS.length}`];
  if (action === 'escape') return ['Esc'];
  const keys = Object.keys(BINDINGS).filter((key) => BINDINGS[key] === action);
  return keys.map((key) => (key === ' ' ? texts.value.keys.space : key.toUpperCase()));
}
