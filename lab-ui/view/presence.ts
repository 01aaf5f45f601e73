import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Phase } from '../bench/model.ts';

/** How many other tabs of this browser have the lab open. */
export const otherTabs = signal(0);

/** Whether the page was hidden at some moment of the run under way or the last one. */
export const hiddenDuringRun = signal(false);

interface TabNews {
  tab: string;
  says: 'here?' | 'here' | 'bye';
}

/** Watches the other tabs of the lab until `life` aborts; `tab` is this tab's own name. */
export function watchTabs(tab: string, life: AbortSignal): void {
  const channel = new BroadcastChannel('humeur-lab-tabs');
  const others = new Set<string>();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin by nature
  const say = (says: TabNews['says']) => channel.postMessage({ tab, says } satisfies TabNews);
  const count = () => (otherTabs.value = others.size);
  const ask = () => {
    others.clear();
    count();
    say('here?');
  };
  channel.addEventListener('message', ({ data }: MessageEvent<TabNews>) => {
    if (data.says === 'bye') others.delete(data.tab);
    else others.add(data.tab);
    if (data.says === 'here?') say('here');
    count();
  });
  addEventListener('pagehide', () => say('bye'), { signal: life });
  addEventListener('pageshow', ask, { signal: life });
  // A tab that crashed says no goodbye: ask anew whenever a person looks.
  addEventListener('focus', ask, { signal: life });
  life.addEventListener('abort', () => channel.close());
  ask();
}

/** Notes whether the page is hidden while `phase` is that of a run, until `life` aborts. */
export function watchHidden(phase: ReadonlySignal<Phase>, life: AbortSignal): void {
  const runs = () => ['starting', 'running', 'settling'].includes(phase.peek());
  const look = () => {
    if (document.hidden && runs()) hiddenDuringRun.value = true;
  };
  document.addEventListener('visibilitychange', look, { signal: life });
  const stop = effect(() => {
    if (phase.value === 'starting') hiddenDuringRun.value = document.hidden;
  });
  life.addEventListener('abort', stop);
}
