import type { Signal } from '@preact/signals';

interface KnobProps {
  label: string;
  unit?: string;
  value: Signal<number>;
  min: number;
  max: number;
  disabled?: boolean;
}

/** A number to choose, kept within its bounds. */
export function Knob({ label, unit, value, min, max, disabled = false }: KnobProps) {
  return (
    <label class="knob">
      {label}
      <input
        type="number"
        min={min}
        max={max}
        step="any"
        value={value.value}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const given = currentTarget.valueAsNumber;
          if (!Number.isNaN(given)) value.value = Math.min(max, Math.max(min, given));
          // Preact renders nothing where the value stays: the field itself shows it again.
          currentTarget.value = String(value.value);
        }}
      />
      {unit}
    </label>
  );
}
