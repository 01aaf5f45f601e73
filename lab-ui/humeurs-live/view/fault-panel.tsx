import { humeursTexts } from '../i18n/texts.ts';
import type { LiveLab } from '../live-lab.ts';

const HOLE_MS = 3_000;

/** The faults by which each state of the indicator can be seen on purpose. */
export function FaultPanel({ lab }: { lab: LiveLab }) {
  const t = humeursTexts.value.faults;
  const { refuse } = lab.fault.value;
  const { refuseJoin, muteJoin, muteHeartbeat, deliverAfterMs } = lab.realtime.value;
  const isHoled = deliverAfterMs > 0;
  const active = refuse || refuseJoin !== null || muteJoin || muteHeartbeat || isHoled;
  return (
    <fieldset class="panel live-faults">
      <legend>{t.heading}</legend>
      <p class="soft">{t.hint}</p>
      <Once does={t.cut} then={t.cutThen} act={() => lab.cut()} />
      <Once does={t.error} then={t.errorThen} act={() => lab.endChannels('phx_error')} />
      <Once does={t.close} then={t.closeThen} act={() => lab.endChannels('phx_close')} />
      <Lasting does={t.refuse} then={t.refuseThen} on={refuse} set={(on) => lab.refuse(on)} />
      <Lasting
        does={t.refuseJoin}
        then={t.refuseJoinThen}
        on={refuseJoin !== null}
        set={(on) => lab.refuseJoin(on)}
      />
      <Lasting does={t.muteJoin} then={t.muteJoinThen} on={muteJoin} set={(on) => lab.muteJoin(on)} />
      <Lasting
        does={t.muteHeartbeat}
        then={t.muteHeartbeatThen}
        on={muteHeartbeat}
        set={(on) => lab.muteHeartbeat(on)}
      />
      <Lasting
        does={t.deliverAfter}
        then={t.deliverAfterThen}
        on={isHoled}
        set={(on) => lab.deliverAfter(on ? HOLE_MS : 0)}
      />
      <button type="button" class="small" aria-disabled={!active} onClick={() => lab.clear()}>
        {t.clear}
      </button>
      <p class="bad" role="alert">
        {lab.away.value && t.away}
      </p>
    </fieldset>
  );
}

function Once({ does, then, act }: { does: string; then: string; act: () => void }) {
  return (
    <p class="live-fault">
      <button type="button" class="small" onClick={act}>
        {does}
      </button>
      <small>{then}</small>
    </p>
  );
}

function Lasting(props: { does: string; then: string; on: boolean; set: (on: boolean) => void }) {
  return (
    <p class="live-fault">
      <button type="button" class="small" aria-pressed={props.on} onClick={() => props.set(!props.on)}>
        {props.does}
      </button>
      <small>{props.then}</small>
    </p>
  );
}
