import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatMs } from '../../../i18n/format.ts';
import { PANES, type PaneName } from '../../frame/messages.ts';
import { exerciseTexts } from '../../i18n/texts.ts';
import type { LiveBench } from '../live-bench.ts';
import { extend, ratesOf, type PaneRates } from './history.ts';
import { PaneCard } from './pane-card.tsx';

/** The least and the most events a second. */
const RATES = { min: 1, max: 500 };
/** An even share of frames says nothing: only the longest of the last seconds does. */
const FRAMES_KEPT = 8;

type Histories = Partial<Record<PaneName, readonly PaneRates[]>>;

/** Exercise 3 at work: one stream into the student's handler, into none, and into the course's. */
export function BatchesLive({ bench }: { bench: LiveBench }) {
  const rate = useSignal(100);
  const options = { bursts: useSignal(false), duplicates: useSignal(false) };
  const shown = useSignal<readonly PaneName[]>(PANES);
  const running = useSignal(false);
  const histories = useSignal<Histories>({});
  const frames = useSignal<readonly number[]>([]);
  const t = exerciseTexts.value.batches;
  useEffect(() => {
    const given = new Map<PaneName, number>();
    return bench.listen((message) => {
      if (message.type === 'ready') running.value = false;
      if (message.type !== 'figures') return;
      const next: Histories = {};
      for (const name of PANES) {
        const figures = message.panes[name];
        if (!figures) continue;
        // A pane that has begun anew has been given less than before.
        const last = given.get(name) ?? 0;
        const before = figures.given < last ? 0 : last;
        next[name] = extend(histories.peek()[name] ?? [], ratesOf(figures, message.elapsedMs, before));
        given.set(name, figures.given);
      }
      histories.value = next;
      frames.value = [...frames.peek(), message.longestFrameMs].slice(-FRAMES_KEPT);
    });
  }, [bench, running, histories, frames]);
  const order = () =>
    bench.send({
      type: 'stream',
      rate: running.peek() ? rate.peek() : 0,
      bursts: options.bursts.peek(),
      duplicates: options.duplicates.peek(),
      panes: shown.peek(),
    });
  const toggle = () => {
    running.value = !running.peek();
    if (running.value) histories.value = {};
    order();
  };
  return (
    <>
      <div class="controls">
        <button type="button" class="primary" disabled={!bench.ready.value} onClick={toggle}>
          {running.value ? t.stop : t.start}
        </button>
        <RateKnob rate={rate} changed={order} />
        <Choice label={t.bursts} on={options.bursts} changed={order} />
        <Choice label={t.duplicates} on={options.duplicates} changed={order} />
      </div>
      <PaneChoice shown={shown} changed={order} />
      {Object.keys(histories.value).length === 0 ? (
        <p class="soft">{t.before}</p>
      ) : (
        <>
          <div class="pane-cards">
            {PANES.map((name) => {
              const history = histories.value[name];
              return history && <PaneCard key={name} name={name} history={history} />;
            })}
          </div>
          <p class="soft">
            {t.frames} : <strong>{formatMs(Math.max(0, ...frames.value))}</strong>
          </p>
        </>
      )}
    </>
  );
}

function RateKnob({ rate, changed }: { rate: Signal<number>; changed: () => void }) {
  const t = exerciseTexts.value.batches;
  return (
    <label class="knob rate-knob">
      {t.rate}
      <input
        type="range"
        min={RATES.min}
        max={RATES.max}
        value={rate.value}
        onInput={({ currentTarget }) => {
          rate.value = currentTarget.valueAsNumber;
          changed();
        }}
      />
      <output>{rate.value}</output>
    </label>
  );
}

function Choice({ label, on, changed }: { label: string; on: Signal<boolean>; changed: () => void }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={on.value}
        onChange={({ currentTarget }) => {
          on.value = currentTarget.checked;
          changed();
        }}
      />
      {label}
    </label>
  );
}

function PaneChoice({ shown, changed }: { shown: Signal<readonly PaneName[]>; changed: () => void }) {
  const t = exerciseTexts.value.batches;
  return (
    <fieldset class="pane-choice">
      <legend>{t.show}</legend>
      {PANES.map((name) => (
        <label key={name} class="check">
          <input
            type="checkbox"
            checked={shown.value.includes(name)}
            onChange={({ currentTarget: { checked } }) => {
              shown.value = PANES.filter((each) => (each === name ? checked : shown.peek().includes(each)));
              changed();
            }}
          />
          {t.panes[name]}
        </label>
      ))}
    </fieldset>
  );
}
