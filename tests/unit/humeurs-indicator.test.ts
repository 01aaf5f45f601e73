import { describe, expect, it } from 'vitest';
import { isOver, nextIndicator, type Indicator } from '../../lab-ui/humeurs-live/indicator.ts';

describe('the indicator', () => {
  const start: Indicator = { name: 'connecting' };

  it.each([
    ['socket closed: 1006', 'reconnecting'],
    ['channel error: transport failure', 'reconnecting'],
    ['heartbeat timeout', 'reconnecting'],
    ['InvalidJWTToken: Token has expired', 'refused'],
    ['mismatch between server and client bindings for postgres changes', 'mismatch'],
  ])('tells by "%s" that it is %s', (reason, name) => {
    expect(nextIndicator({ name: 'connected' }, 'CHANNEL_ERROR', new Error(reason))).toEqual({
      name,
      reason,
    });
  });

  it('tells a connection that was lost from one that never was, and both from a channel that the server ended', () => {
    const failure = (cause: unknown) => new Error('channel error: transport failure', { cause });
    const nameAfter = (before: Indicator, cause: unknown) =>
      nextIndicator(before, 'CHANNEL_ERROR', failure(cause)).name;
    const never = nextIndicator(start, 'CHANNEL_ERROR', failure(new Event('error')));
    expect(never.name).toBe('unreachable');
    expect(nameAfter(never, new Event('close'))).toBe('unreachable');
    expect(nameAfter({ name: 'connected' }, new Event('close'))).toBe('reconnecting');
    expect(nameAfter({ name: 'connected' }, {})).toBe('rejoining');
    expect(nameAfter(start, {})).toBe('rejoining');
  });

  it('follows the other statuses, and knows when nobody tries again', () => {
    expect(nextIndicator(start, 'SUBSCRIBED')).toEqual({ name: 'connected' });
    expect(nextIndicator(start, 'TIMED_OUT')).toEqual({ name: 'timed-out' });
    const closed = nextIndicator({ name: 'connected' }, 'CLOSED');
    expect(closed).toEqual({ name: 'closed' });
    expect(isOver(closed)).toBe(true);
    expect(isOver({ name: 'reconnecting', reason: '' })).toBe(false);
  });

  it('keeps the reason of a mismatch, whichever of its two statuses comes first', () => {
    const mismatch = new Error('mismatch between server and client bindings for postgres changes');
    const first = nextIndicator(nextIndicator(start, 'CHANNEL_ERROR', mismatch), 'CLOSED');
    const last = nextIndicator(nextIndicator(start, 'CLOSED'), 'CHANNEL_ERROR', mismatch);
    expect([first.name, last.name]).toEqual(['mismatch', 'mismatch']);
  });
});
