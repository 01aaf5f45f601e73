/** The key of an event as bindings name it; digits also where a keyboard has them only with Shift, as in France. */
export function keyOf({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  return digit !== undefined && !shiftKey ? digit : key.toLowerCase();
}
