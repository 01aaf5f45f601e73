import { useSignal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { TransportName } from '../../../../lab-server/wire/transports.ts';
import { exerciseTexts } from '../../i18n/texts.ts';
import { FaultButtons } from '../fault-buttons.tsx';
import { Knob } from '../knob.tsx';
import type { LiveBench } from '../live-bench.ts';
import { CompareRun } from './compare-run.ts';
import { CompareTable } from './compare-table.tsx';
import { LaneBars } from './lane-bars.tsx';

const TRANSPORTS: readonly TransportName[] = ['short-poll', 'websocket', 'long-poll', 'sse'];

/** Exercise 1 at work: the student's lanes beside the lab's own. */
export function CompareLive({ bench, random }: { bench: LiveBench; random: () => number }) {
  const run = useMemo(() => new CompareRun(bench, random), [bench, random]);
  const knobs = { seconds: useSignal(12), intervalSeconds: useSignal(2), rate: useSignal(1) };
  const t = exerciseTexts.value.compare;
  const state = run.state.value;
  const running = state === 'running' || state === 'late';
  const start = () => {
    const { seconds, intervalSeconds, rate } = knobs;
    void run.start({ seconds: seconds.value, intervalSeconds: intervalSeconds.value, rate: rate.value });
  };
  return (
    <>
      <div class="controls">
        <button
          type="button"
          class="primary"
          disabled={!bench.ready.value}
          onClick={() => (running ? run.stop() : start())}
        >
          {running ? t.stop : t.run}
        </button>
        <KnobSet knobs={knobs} disabled={running} />
      </div>
      <FaultButtons bench={bench} on={TRANSPORTS} />
      <output class="soft">{state === 'done' ? '' : t[state]}</output>
      {state !== 'before' && <LaneBars run={run} bench={bench} />}
      {state === 'done' && <CompareTable run={run} bench={bench} />}
    </>
  );
}

interface KnobSetProps {
  knobs: Record<'seconds' | 'intervalSeconds' | 'rate', Signal<number>>;
  disabled: boolean;
}

function KnobSet({ knobs, disabled }: KnobSetProps) {
  const t = exerciseTexts.value.compare;
  return (
    <>
      <Knob label={t.seconds} unit="s" value={knobs.seconds} min={2} max={120} disabled={disabled} />
      <Knob
        label={t.interval}
        unit="s"
        value={knobs.intervalSeconds}
        min={0.2}
        max={30}
        disabled={disabled}
      />
      <Knob label={t.rate} unit="/s" value={knobs.rate} min={0.1} max={50} disabled={disabled} />
    </>
  );
}
