import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { frozen } from './projector.ts';

/**
 * What `read` gives, at most once every `everyMs` milliseconds: the first change at once, the last one never lost.
 * While the display is frozen it stays as it is.
 * `read` follows the signals that it reads, and must stay right for the component's life.
 */
export function usePaced<Value>(read: () => Value, everyMs: number): ReadonlySignal<Value> {
  const paced = useMemo(() => signal(read()), []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let latest: Value;
    const release = () => {
      timer = undefined;
      if (latest === paced.peek() || frozen.peek()) return;
      paced.value = latest;
      timer = setTimeout(release, everyMs);
    };
    const stop = effect(() => {
      latest = read();
      if (timer === undefined && !frozen.value) timer = setTimeout(release, 0);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return paced;
}
