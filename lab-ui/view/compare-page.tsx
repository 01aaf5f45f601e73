import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { BenchModel } from '../bench/model.ts';
import { texts } from '../i18n/i18n.ts';
import { ChartRow } from './chart-row.tsx';
import { ChoicesBar } from './choices-bar.tsx';
import { HelpDialog } from './keys/help-dialog.tsx';
import { useKeys } from './keys/use-keys.ts';
import { LaneRow } from './lane-row.tsx';
import { PostForm } from './post-form.tsx';
import { watchHidden, watchTabs } from './presence.ts';
import { ProgressLine } from './run-button.tsx';
import { createSession } from './session.ts';
import { Notices, StatusLine } from './status-line.tsx';
import { TabRow } from './tabs/tab-row.tsx';
import { TopBar } from './top-bar.tsx';

/** The lab's main page: one stream of moods over four transports, side by side. */
export function ComparePage({ bench }: { bench: BenchModel }) {
  const session = useMemo(() => createSession(bench), [bench]);
  const dialog = useRef<HTMLDialogElement>(null);
  const openHelp = () => dialog.current?.showModal();
  useKeys(session, openHelp);
  useEffect(() => {
    const life = new AbortController();
    watchTabs(bench.name, life.signal);
    watchHidden(bench.phase, life.signal);
    return () => life.abort();
  }, [bench]);
  return (
    <>
      <TopBar here="compare" skip={{ href: '#comparison', text: texts.value.skip }} openHelp={openHelp} />
      <main id="comparison" tabIndex={-1} aria-label={texts.value.title} data-phase={bench.phase.value}>
        <div class="stage">
          <ChoicesBar session={session} />
          <ProgressLine bench={bench} />
          <div class="status-row">
            <StatusLine session={session} />
            <PostForm bench={bench} />
            <Notices />
          </div>
          <LaneRow bench={bench} />
          <ChartRow session={session} />
        </div>
        <TabRow bench={bench} />
      </main>
      <HelpDialog dialog={dialog} />
    </>
  );
}
