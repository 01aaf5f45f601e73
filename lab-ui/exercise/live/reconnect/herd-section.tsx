import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { HerdPanel } from '../../herd/herd-panel.tsx';
import { exerciseTexts } from '../../i18n/texts.ts';

/** A crowd of clients that use the student's own delays; its code comes after the rest of the page. */
export function HerdSection({ revision }: { revision: number }) {
  const panel = useSignal<{ Panel: typeof HerdPanel } | null>(null);
  useEffect(() => {
    void import('../../herd/herd-panel.tsx').then((loaded) => (panel.value = { Panel: loaded.HerdPanel }));
  }, [panel]);
  const Panel = panel.value?.Panel;
  return (
    <>
      <h3>{exerciseTexts.value.reconnect.herd}</h3>
      {Panel && <Panel revision={revision} programUrl={`/exercises/2/herd.js?revision=${revision}`} />}
    </>
  );
}
