/**
 * The five states of the chapter's connection manager, and every way between them:
 *
 *   disconnected ──start──▶ connecting ──opened──▶ connected
 *        ▲                    │    ▲                  │
 *        │ stop               │    │ retry            │ lost
 *        │ (from all)    lost ▼    │ (by hand)        ▼
 *        └──────────────── reconnecting ◀─────────────┘
 *                             │      └─opened──▶ connected
 *                             └─gaveUp──▶ error ──retry──▶ connecting
 */
export type LinkState =
  | { name: 'disconnected' }
  | { name: 'connecting' }
  | { name: 'connected' }
  | { name: 'reconnecting'; attempt: number; max: number; inMs: number; by: Comeback }
  | { name: 'error'; reason: string };

/** Who is getting the connection back: the browser or a library of its own accord, or this link. */
type Comeback = 'browser' | 'library' | 'link';

export type LinkEvent =
  | { type: 'start' }
  | { type: 'opened' }
  | { type: 'lost'; attempt: number; max: number; inMs: number; by: Comeback }
  | { type: 'gaveUp'; reason: string }
  | { type: 'retry' }
  | { type: 'stop' };

type Transitions = { [Name in LinkState['name']]: { [Type in LinkEvent['type']]: Step<Type> } };
type Step<Type> = (event: Extract<LinkEvent, { type: Type }>, state: LinkState) => LinkState;

const stay = (_: unknown, state: LinkState): LinkState => state;
const connecting = (): LinkState => ({ name: 'connecting' });
const connected = (): LinkState => ({ name: 'connected' });
const disconnected = (): LinkState => ({ name: 'disconnected' });
const reconnecting: Step<'lost'> = ({ attempt, max, inMs, by }) => ({
  name: 'reconnecting',
  attempt,
  max,
  inMs,
  by,
});
const failed: Step<'gaveUp'> = ({ reason }) => ({ name: 'error', reason });

/** Complete by type: a state or an event more does not compile until every pair is decided. */
const transitions: Transitions = {
  disconnected: { start: connecting, opened: stay, lost: stay, gaveUp: stay, retry: stay, stop: stay },
  connecting: {
    start: stay,
    opened: connected,
    lost: reconnecting,
    gaveUp: failed,
    retry: stay,
    stop: disconnected,
  },
  connected: {
    start: stay,
    opened: stay,
    lost: reconnecting,
    gaveUp: failed,
    retry: stay,
    stop: disconnected,
  },
  reconnecting: {
    start: stay,
    opened: connected,
    lost: reconnecting,
    gaveUp: failed,
    retry: connecting,
    stop: disconnected,
  },
  error: { start: connecting, opened: stay, lost: stay, gaveUp: stay, retry: connecting, stop: disconnected },
};

/** The state after `event`; the same object when nothing changes. */
export function nextState(state: LinkState, event: LinkEvent): LinkState {
  const step = transitions[state.name][event.type] as (event: LinkEvent, state: LinkState) => LinkState;
  return step(event, state);
}
