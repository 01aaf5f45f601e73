import { useSignal, useSignalEffect } from '@preact/signals';
import type { BenchModel } from '../../bench/model.ts';
import { texts } from '../../i18n/i18n.ts';
import { PANELS, type Panel } from './panels.ts';
import { openTab, TABS, type TabName } from './tab-names.ts';

/** Where an arrow key leads from one tab; undefined for any other key. */
const STEPS: Readonly<Record<string, (index: number) => number>> = {
  ArrowRight: (index) => (index + 1) % TABS.length,
  ArrowLeft: (index) => (index + TABS.length - 1) % TABS.length,
  Home: () => 0,
  End: () => TABS.length - 1,
};

/** The tabs under the charts, and the panel of the one that is open. */
export function TabRow({ bench }: { bench: BenchModel }) {
  const t = texts.value.tabs;
  const walk = (event: KeyboardEvent) => {
    const to = STEPS[event.key]?.(TABS.indexOf(openTab.peek()));
    if (to === undefined) return;
    event.preventDefault();
    openTab.value = TABS[to]!;
    document.getElementById(`tab-${TABS[to]!}`)?.focus();
  };
  return (
    <section class="tabs" id="panels" aria-label={t.heading} tabIndex={-1}>
      <div class="tab-row" role="tablist" aria-label={t.heading} tabIndex={-1} onKeyDown={walk}>
        {TABS.map((name) => (
          <Tab key={name} name={name} />
        ))}
      </div>
      <div
        class="tab-panel"
        role="tabpanel"
        id={`panel-${openTab.value}`}
        aria-labelledby={`tab-${openTab.value}`}
      >
        <LazyPanel key={openTab.value} name={openTab.value} bench={bench} />
      </div>
    </section>
  );
}

function Tab({ name }: { name: TabName }) {
  const isOpen = openTab.value === name;
  return (
    <button
      type="button"
      role="tab"
      class="tab"
      id={`tab-${name}`}
      aria-selected={isOpen}
      aria-controls={isOpen ? `panel-${name}` : undefined}
      tabIndex={isOpen ? 0 : -1}
      onClick={() => (openTab.value = name)}
    >
      {texts.value.tabs[name]}
    </button>
  );
}

/** A panel that is fetched when its tab is opened for the first time. */
function LazyPanel({ name, bench }: { name: TabName; bench: BenchModel }) {
  const panel = useSignal<{ Shown: Panel } | 'loading' | 'failed'>('loading');
  const load = () => {
    panel.value = 'loading';
    PANELS[name]().then(
      (Shown) => (panel.value = { Shown }),
      () => (panel.value = 'failed'),
    );
  };
  useSignalEffect(load);
  const t = texts.value.tabs;
  if (panel.value === 'loading') return <p class="panel-note">{t.loading}</p>;
  if (panel.value !== 'failed') return <panel.value.Shown bench={bench} />;
  return (
    <p class="panel-note" role="alert">
      {t.failed}{' '}
      <button type="button" class="small" onClick={load}>
        {texts.value.states.retry}
      </button>
    </p>
  );
}
