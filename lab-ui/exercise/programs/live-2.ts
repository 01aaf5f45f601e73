import * as student from 'student';
import type { Entry, RealtimeManagerClass, RealtimeManagerLike } from '../../../exercises/contract.ts';
import { hear, settings, tell } from './to-page.ts';

/** Puts one manager of the student's on the page: its indicator, and the moods that it passes on. */

/** Live, a dead connection is to be noticed while somebody watches, milliseconds. */
const HEARTBEAT = { heartbeatInterval: 5_000, heartbeatTimeout: 2_000 };

const MOST_ROWS = 40;
const REPORT_MS = 200;

const { RealtimeManager } = student as { RealtimeManager?: RealtimeManagerClass };

const indicator = document.createElement('div');
indicator.className = 'indicator';
const list = document.createElement('ol');
list.className = 'moods';
list.tabIndex = 0;
document.body.append(indicator, list);

let fresh: number[] = [];

function show({ seq, change }: Entry): void {
  fresh.push(seq);
  const { nom, emoji, commentaire } = change.new ?? change.old;
  const row = document.createElement('li');
  row.textContent = `${seq} · ${emoji} ${nom} · ${commentaire.slice(0, 60)}`;
  list.prepend(row);
  if (list.childElementCount > MOST_ROWS) list.lastElementChild!.remove();
}

function tellIndicator(): void {
  const state = indicator.dataset['state'] ?? null;
  const text = indicator.textContent.slice(0, 200);
  tell({ type: 'indicator', state, text, role: indicator.getAttribute('role') });
}

function start(Manager: RealtimeManagerClass): RealtimeManagerLike {
  new MutationObserver(tellIndicator).observe(indicator, {
    attributes: true,
    childList: true,
    characterData: true,
    subtree: true,
  });
  setInterval(() => {
    if (fresh.length > 0) tell({ type: 'entries', seqs: fresh });
    fresh = [];
  }, REPORT_MS);
  return new Manager({
    ...HEARTBEAT,
    url: `${location.origin.replace('http', 'ws')}/stream/websocket?client=${settings.client}`,
    after: settings.after,
    indicator,
    onEntry: show,
  });
}

if (typeof RealtimeManager !== 'function') tell({ type: 'missing', name: 'RealtimeManager' });
else {
  const manager = start(RealtimeManager);
  hear((message) => {
    if (message.type === 'connect') manager.connect();
    if (message.type === 'disconnect') manager.disconnect();
  });
  tellIndicator();
  tell({ type: 'ready' });
}
