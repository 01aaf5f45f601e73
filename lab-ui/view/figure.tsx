import type { ComponentChildren } from 'preact';
import type { Quantity } from '../i18n/format.ts';

/** A headline of a lane: its name, its figure, and a note below that keeps its place where it is empty. */
export function Figure(props: { name: string; figure: Quantity; children: ComponentChildren }) {
  const { value, unit } = props.figure;
  return (
    <div class="figure">
      <dt>{props.name}</dt>
      <dd class="figure-value">
        {value}
        {unit && <span class="figure-unit">{` ${unit}`}</span>}
      </dd>
      <dd class="figure-note">{props.children || '\u00a0'}</dd>
    </div>
  );
}
