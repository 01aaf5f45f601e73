import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useSignalEffect, type Signal } from '@preact/signals';

interface DisclosureProps {
  open: Signal<boolean>;
  /** What the button says to those who do not see it. */
  name?: string;
  face: ComponentChildren;
  className?: string;
  children: ComponentChildren;
}

/** A button and the small panel that it opens; Escape, a click elsewhere or leaving it by keyboard closes it. The focus does not vanish with the panel. */
export function Disclosure({ open, name, face, className = '', children }: DisclosureProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useSignalEffect(() => {
    if (!open.value && box.current?.contains(document.activeElement)) button.current?.focus();
  });
  useEffect(() => {
    const outside = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target)) open.value = false;
    };
    const escape = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') open.value = false;
    };
    const node = box.current!;
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    node.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      node.removeEventListener('keydown', escape);
    };
  }, [open]);
  return (
    <div class={`disclosure ${className}`} ref={box}>
      <button
        type="button"
        class="disclosure-button"
        ref={button}
        aria-expanded={open.value}
        aria-controls={id}
        aria-label={name}
        title={name}
        onClick={() => (open.value = !open.value)}
      >
        {face}
      </button>
      <div id={id} class="disclosure-panel" hidden={!open.value}>
        {children}
      </div>
    </div>
  );
}
