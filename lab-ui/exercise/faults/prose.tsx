/** A sentence in which what stands between backticks is code. */
export function Prose({ text }: { text: string }) {
  return (
    <>
      {text.split('`').map((part, n) => {
        const key = `${n} ${part}`;
        return n % 2 === 0 ? <span key={key}>{part}</span> : <code key={key}>{part}</code>;
      })}
    </>
  );
}
