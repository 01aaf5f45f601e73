import { describe, expect, it } from 'vitest';
import { predictionsOf, readGuess } from '../../lab-ui/view/predict/guesses.ts';

describe('readGuess', () => {
  it.each([
    ['20', 'requests', 20],
    ['2,5', 'latencyMs', 2.5],
    ['2,5 s', 'latencyMs', 2_500],
    ['300ms', 'latencyMs', 300],
    ['20', 'bytes', 20_000],
    ['20 ko', 'bytes', 20_000],
    ['1.5 MB', 'bytes', 1_500_000],
    ['800 o', 'bytes', 800],
    ['0', 'requests', 0],
  ] as const)('reads %j of %s as %d', (typed, quantity, value) => {
    expect(readGuess(typed, quantity, 'fr')).toBe(value);
  });

  it('takes an empty field for no guess', () => {
    expect(readGuess('  ', 'requests', 'fr')).toBeNull();
  });

  it.each(['beaucoup', '-3', '12 km', 's'])('takes %j for no number', (typed) => {
    expect(readGuess(typed, 'latencyMs', 'fr')).toBeNaN();
  });
});

describe('predictionsOf', () => {
  it('has a prediction for each lane of which something was said, and null for the rest', () => {
    const guesses = { 'short-poll requests': '13', 'sse latencyMs': 'vite', 'websocket bytes': '5' };
    expect(predictionsOf(guesses, ['short-poll', 'long-poll', 'sse', 'websocket'], 'fr')).toEqual([
      { transport: 'short-poll', requests: 13, bytes: null, latencyMs: null, why: '' },
      { transport: 'websocket', requests: null, bytes: 5_000, latencyMs: null, why: '' },
    ]);
  });

  it('leaves out lanes that do not take part', () => {
    expect(predictionsOf({ 'sse requests': '1' }, ['websocket'], 'en')).toEqual([]);
  });
});
