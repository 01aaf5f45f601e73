import { useSignal } from '@preact/signals';
import { NO_FAULT, NO_REALTIME_FAULT, type Fault } from '../../lab-server/wire/control.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { BenchModel } from '../bench/model.ts';
import { formatMsTick } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { Check } from './check.tsx';
import { Disclosure } from './disclosure.tsx';
import { MsChoice } from './ms-choice.tsx';
import { realtimeFaultNames, RealtimeFaults } from './realtime-faults.tsx';

const DELAYS_MS = [0, 100, 500, 1_000, 5_000];

interface FaultProps {
  bench: BenchModel;
  transport: TransportName;
}

/** The faults that can be caused on one lane. */
export function FaultMenu({ bench, transport }: FaultProps) {
  const open = useSignal(false);
  const t = texts.value;
  const fault = bench.faults.value[transport];
  const act = (deed: () => void) => {
    open.value = false;
    deed();
  };
  const change = (part: Partial<Fault>) => bench.setFault(transport, { ...fault, ...part });
  return (
    <Disclosure
      open={open}
      className="faults"
      name={t.faults.open(t.transports[transport].name)}
      face={<Bolt />}
    >
      <fieldset>
        <legend>{t.faults.heading}</legend>
        <Check label={t.faults.refuse} on={fault.refuse} set={(refuse) => change({ refuse })} />
        <Check label={t.faults.freeze} on={fault.freeze} set={(freeze) => change({ freeze })} />
        <MsChoice
          label={t.faults.delay}
          value={fault.delayMs}
          choices={DELAYS_MS}
          say={(ms) => (ms === 0 ? t.faults.noDelay : formatMsTick(ms))}
          set={(delayMs) => change({ delayMs })}
        />
        <button type="button" class="small" onClick={() => act(() => bench.cut(transport, 'clean'))}>
          {t.faults.cutClean}
        </button>
        <button type="button" class="small" onClick={() => act(() => bench.cut(transport, 'reset'))}>
          {t.faults.cutReset}
        </button>
      </fieldset>
      {transport === 'supabase' && <RealtimeFaults bench={bench} act={act} />}
    </Disclosure>
  );
}

/** The faults in force on a lane, with one button to lift them; nothing when there is none. */
export function FaultBadge({ bench, transport }: FaultProps) {
  const t = texts.value.faults;
  const { refuse, freeze, delayMs } = bench.faults.value[transport];
  const names = [
    refuse && t.active.refuse,
    freeze && t.active.freeze,
    delayMs > 0 && `+${formatMsTick(delayMs)}`,
    ...(transport === 'supabase' ? realtimeFaultNames(bench.realtime.value) : []),
  ];
  const active = names.filter((name) => name !== false);
  if (active.length === 0) return null;
  const lift = () => {
    bench.setFault(transport, NO_FAULT);
    if (transport === 'supabase') bench.setRealtimeFault(NO_REALTIME_FAULT);
  };
  return (
    <button
      type="button"
      class="fault-badge"
      aria-label={`${active.join(', ')} · ${t.clear}`}
      title={`${active.join(', ')} · ${t.clear}`}
      onClick={lift}
    >
      <Bolt />
      <span class="fault-names">{active.join(', ')}</span>
      <span aria-hidden="true">×</span>
    </button>
  );
}

function Bolt() {
  return (
    <svg viewBox="0 0 12 14" width="12" height="14" aria-hidden="true">
      <path d="M7 .8L1.6 8h3.6l-.6 5.2L10.4 6H6.6z" fill="currentColor" />
    </svg>
  );
}
