import { describe, expect, it } from 'vitest';
import { backoffDelay, DEFAULT_BACKOFF } from '../../lab-ui/link/backoff.ts';
import { nextState, type LinkEvent, type LinkState } from '../../lab-ui/link/state.ts';

describe('backoffDelay', () => {
  const backoff = { baseMs: 1_000, capMs: 10_000, max: 8 };

  it('doubles its bound with every attempt, up to the cap', () => {
    const bounds = [1, 2, 3, 4, 5, 6, 60].map((attempt) => backoffDelay(attempt, backoff, () => 1));
    expect(bounds).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
  });

  it('has full jitter: anything from nothing to the bound', () => {
    const delays = [0, 0.25, 0.5].map((dice) => backoffDelay(3, backoff, () => dice));
    expect(delays).toEqual([0, 1_000, 2_000]);
    expect(backoffDelay(40, backoff, () => 0.5)).toBe(5_000);
  });

  it('tries long enough by default to outlive a restart of the lab', () => {
    const mean = Array.from({ length: DEFAULT_BACKOFF.max }, (_, n) =>
      backoffDelay(n + 1, DEFAULT_BACKOFF, () => 0.5),
    ).reduce((sum, delay) => sum + delay, 0);
    expect(mean).toBeGreaterThan(20_000);
  });
});

const STATES: Record<LinkState['name'], LinkState> = {
  disconnected: { name: 'disconnected' },
  connecting: { name: 'connecting' },
  connected: { name: 'connected' },
  reconnecting: { name: 'reconnecting', attempt: 1, max: 8, inMs: 500, by: 'browser' },
  error: { name: 'error', reason: 'before' },
};
const EVENTS: Record<LinkEvent['type'], LinkEvent> = {
  start: { type: 'start' },
  opened: { type: 'opened' },
  lost: { type: 'lost', attempt: 2, max: 8, inMs: 700, by: 'link' },
  gaveUp: { type: 'gaveUp', reason: 'now' },
  retry: { type: 'retry' },
  stop: { type: 'stop' },
};
const same = 'the same';

/** Where every state goes with every event; events in the order of EVENTS. */
const EXPECTED: Record<LinkState['name'], readonly (LinkState['name'] | typeof same)[]> = {
  disconnected: ['connecting', same, same, same, same, same],
  connecting: [same, 'connected', 'reconnecting', 'error', same, 'disconnected'],
  connected: [same, same, 'reconnecting', 'error', same, 'disconnected'],
  reconnecting: [same, 'connected', 'reconnecting', 'error', 'connecting', 'disconnected'],
  error: ['connecting', same, same, same, 'connecting', 'disconnected'],
};
const PAIRS = Object.values(STATES).flatMap((state) =>
  Object.values(EVENTS).map((event, n) => [state.name, event.type, EXPECTED[state.name][n]!] as const),
);

describe('nextState', () => {
  it.each(PAIRS)('%s, %s → %s', (from, type, to) => {
    const state = nextState(STATES[from], EVENTS[type]);
    expect(state === STATES[from] ? same : state.name).toBe(to);
  });

  it('tells which attempt comes when and by whom, and why it gave up', () => {
    expect(nextState(STATES.connected, EVENTS.lost)).toEqual({
      name: 'reconnecting',
      attempt: 2,
      max: 8,
      inMs: 700,
      by: 'link',
    });
    expect(nextState(STATES.reconnecting, EVENTS.gaveUp)).toEqual({ name: 'error', reason: 'now' });
  });
});
