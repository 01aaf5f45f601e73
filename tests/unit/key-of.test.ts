import { describe, expect, it } from 'vitest';
import { keyOf } from '../../lab-ui/view/keys/key-of.ts';

describe('keyOf', () => {
  it.each([
    ['a letter, whatever its case', { key: 'P', code: 'KeyP', shiftKey: true }, 'p'],
    ['a digit of a keyboard that has it without Shift', { key: '2', code: 'Digit2', shiftKey: false }, '2'],
    ['a digit of a French keyboard, without Shift', { key: 'é', code: 'Digit2', shiftKey: false }, '2'],
    ['a digit of a French keyboard, with Shift', { key: '2', code: 'Digit2', shiftKey: true }, '2'],
    ['a sign above a digit', { key: '@', code: 'Digit2', shiftKey: true }, '@'],
    ['a digit of the number pad', { key: '4', code: 'Numpad4', shiftKey: false }, '4'],
    ['a question mark', { key: '?', code: 'Slash', shiftKey: true }, '?'],
    ['the space bar', { key: ' ', code: 'Space', shiftKey: false }, ' '],
  ])('reads %s', (_, event, key) => {
    expect(keyOf(event)).toBe(key);
  });
});
