import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

interface LaterProps<Module> {
  /** Loads the module; undefined where this copy of the lab has none. */
  load: (() => Promise<Module>) | undefined;
  pick: (module: Module) => ComponentChildren;
  /** What stands there where there is no module. */
  missing?: string;
}

/** Shows a part of the page that is loaded only when it is looked at. */
export function Later<Module>({ load, pick, missing }: LaterProps<Module>) {
  const module = useSignal<Module | null>(null);
  useEffect(() => {
    void load?.().then((loaded) => (module.value = loaded));
  }, [load, module]);
  if (module.value !== null) return <>{pick(module.value)}</>;
  return missing !== undefined && load === undefined ? <p class="soft">{missing}</p> : null;
}
