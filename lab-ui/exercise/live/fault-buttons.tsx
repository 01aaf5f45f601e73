import { NO_FAULT, type Fault } from '../../../lab-server/wire/control.ts';
import type { TransportName } from '../../../lab-server/wire/transports.ts';
import { formatMsTick } from '../../i18n/format.ts';
import { MsChoice } from '../../view/ms-choice.tsx';
import { exerciseTexts } from '../i18n/texts.ts';
import type { LiveBench } from './live-bench.ts';

const DELAYS_MS = [0, 100, 500, 2_000];

/** The faults that matter for an exercise, on all its transports at once. */
export function FaultButtons({ bench, on }: { bench: LiveBench; on: readonly TransportName[] }) {
  const t = exerciseTexts.value.faults;
  const fault = bench.lab.faults.value[on[0]!];
  const set = (part: Partial<Fault>) => {
    for (const transport of on) bench.ask({ type: 'fault', transport, fault: { ...fault, ...part } });
  };
  const cut = (how: 'clean' | 'reset') => {
    for (const transport of on) bench.ask({ type: 'cut', transport, how });
  };
  const active = fault.refuse || fault.freeze || fault.delayMs > 0;
  return (
    <fieldset class="fault-buttons">
      <legend class="unseen">{t.name}</legend>
      <button
        type="button"
        class="small"
        aria-pressed={fault.refuse}
        onClick={() => set({ refuse: !fault.refuse })}
      >
        {t.refuse}
      </button>
      <button
        type="button"
        class="small"
        aria-pressed={fault.freeze}
        onClick={() => set({ freeze: !fault.freeze })}
      >
        {t.freeze}
      </button>
      <button type="button" class="small" onClick={() => cut('clean')}>
        {t.cutClean}
      </button>
      <button type="button" class="small" onClick={() => cut('reset')}>
        {t.cutReset}
      </button>
      <MsChoice
        className="knob"
        label={t.delay}
        value={fault.delayMs}
        choices={DELAYS_MS}
        say={(ms) => (ms === 0 ? t.none : formatMsTick(ms))}
        set={(delayMs) => set({ delayMs })}
      />
      {active && (
        <button type="button" class="small" onClick={() => set(NO_FAULT)}>
          {t.accept}
        </button>
      )}
      {active && <p class="notice">{t.active}</p>}
    </fieldset>
  );
}
