interface MsChoiceProps {
  label: string;
  value: number;
  choices: readonly number[];
  say: (ms: number) => string;
  set: (ms: number) => void;
  className?: string;
}

/** A time out of a few, milliseconds; the one that holds is among them, whoever has set it. */
export function MsChoice({ label, value, choices, say, set, className = 'check' }: MsChoiceProps) {
  return (
    <label class={className}>
      {label}
      <select value={value} onChange={({ currentTarget }) => set(Number(currentTarget.value))}>
        {[...new Set([...choices, value])].map((ms) => (
          <option key={ms} value={ms}>
            {say(ms)}
          </option>
        ))}
      </select>
    </label>
  );
}
