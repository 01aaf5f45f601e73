import { exerciseTexts } from '../../i18n/texts.ts';
import { Later } from '../../later.tsx';

interface HerdProps {
  revision: number;
  programUrl: string;
}

/** The herd's pictures, if this copy of the lab has them. */
const herd = import.meta.glob<{ HerdPanel: (props: HerdProps) => preact.JSX.Element }>(
  '../../herd/herd-panel.tsx',
);

/** A crowd of clients that use the student's own delays; loaded when the page has some. */
export function HerdSection({ revision }: { revision: number }) {
  const t = exerciseTexts.value.reconnect;
  return (
    <>
      <h3>{t.herd}</h3>
      <Later
        load={herd['../../herd/herd-panel.tsx']}
        pick={({ HerdPanel }) => (
          <HerdPanel revision={revision} programUrl={`/exercises/2/herd.js?revision=${revision}`} />
        )}
        missing={t.herdMissing}
      />
    </>
  );
}
