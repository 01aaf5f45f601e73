/** Moves the focus from a card that goes to the next one, else to the one before it, else to the list. */
export function focusBeside(card: Element): void {
  const other = card.nextElementSibling ?? card.previousElementSibling;
  const target = other?.querySelector<HTMLElement>('button:enabled') ?? card.closest('section');
  target?.focus();
}
