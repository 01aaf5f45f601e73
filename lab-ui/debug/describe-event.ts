import type { LinkState } from '../link/state.ts';
import { texts } from '../i18n/i18n.ts';
import type { LogEvent } from './lane-log.ts';
import { debugTexts } from './texts.ts';

/** A lane's state in words; while it comes back also by whom. */
export function describeState(state: LinkState): string {
  const t = texts.value.states;
  if (state.name === 'error') return `${t.error} · ${state.reason}`;
  if (state.name !== 'reconnecting') return t[state.name];
  const { by, reconnecting } = debugTexts();
  const which = state.by === 'link' ? t.reconnecting(state.attempt, state.max) : reconnecting;
  return `${which} ${by[state.by]}`;
}

/** What happened, in a few words. */
export function describeEvent(event: LogEvent): string {
  if (event.kind === 'state') return describeState(event.state);
  const { eventType, new: row, old } = event.change;
  const { emoji, nom, commentaire } = row ?? old;
  return `${debugTexts().type[eventType]} #${event.seq} · ${emoji} ${nom} · ${commentaire}`;
}
