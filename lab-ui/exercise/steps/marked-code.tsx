/** A text in which `code` between backquotes is set as such. */
export function MarkedCode({ text }: { text: string }) {
  const parts = text.split('`');
  return <>{parts.map((part, nth) => (nth % 2 === 1 ? <code key={nth}>{part}</code> : part))}</>;
}
