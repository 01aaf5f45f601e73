import type { RealtimeFault } from '../../lab-server/wire/control.ts';
import { JOIN_REFUSAL } from '../bench/join-refusal.ts';
import type { BenchModel } from '../bench/model.ts';
import { formatMsTick } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { Check } from './check.tsx';
import { MsChoice } from './ms-choice.tsx';

const DELIVERIES_MS = [0, 1_000, 3_000, 8_000];

interface RealtimeFaultsProps {
  bench: BenchModel;
  /** Does what is over at once. */
  act: (deed: () => void) => void;
}

/** The faults of Supabase's protocol, above its socket. Those of a join show at the next one. */
export function RealtimeFaults({ bench, act }: RealtimeFaultsProps) {
  const t = texts.value.faults.realtime;
  const fault = bench.realtime.value;
  const change = (part: Partial<RealtimeFault>) => bench.setRealtimeFault({ ...fault, ...part });
  return (
    <fieldset>
      <legend>{t.heading}</legend>
      <Check
        label={t.muteHeartbeat}
        on={fault.muteHeartbeat}
        set={(muteHeartbeat) => change({ muteHeartbeat })}
      />
      <Check label={t.muteJoin} on={fault.muteJoin} set={(muteJoin) => change({ muteJoin })} />
      <Check
        label={t.refuseJoin}
        on={fault.refuseJoin !== null}
        set={(refuse) => change({ refuseJoin: refuse ? JOIN_REFUSAL : null })}
      />
      <MsChoice
        label={t.deliverAfter}
        value={fault.deliverAfterMs}
        choices={DELIVERIES_MS}
        say={(ms) => (ms === 0 ? t.atOnce : `+${formatMsTick(ms)}`)}
        set={(deliverAfterMs) => change({ deliverAfterMs })}
      />
      <p class="hint">{t.hint}</p>
      <button type="button" class="small" onClick={() => act(() => bench.endChannels('phx_error'))}>
        {t.phxError}
      </button>
      <button type="button" class="small" onClick={() => act(() => bench.endChannels('phx_close'))}>
        {t.phxClose}
      </button>
      <p class="hint">{t.closeHint}</p>
    </fieldset>
  );
}

/** The protocol's faults in force, a word or two each. */
export function realtimeFaultNames(fault: RealtimeFault): (string | false)[] {
  const t = texts.value.faults.realtime.active;
  return [
    fault.muteHeartbeat && t.muteHeartbeat,
    fault.muteJoin && t.muteJoin,
    fault.refuseJoin !== null && t.refuseJoin,
    fault.deliverAfterMs > 0 && t.deliverAfter(formatMsTick(fault.deliverAfterMs)),
  ];
}
