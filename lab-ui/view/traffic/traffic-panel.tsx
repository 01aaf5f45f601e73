import { useComputed, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/model.ts';
import { language } from '../../i18n/i18n.ts';
import { usePaced } from '../use-paced.ts';
import { Camera } from './camera.ts';
import { Diagram } from './diagram.tsx';
import { takeKey, toggleFrozen, zoomBy, type Controls } from './keys.ts';
import { Legend } from './legend.tsx';
import { LastMessages } from './last-messages.tsx';
import { PngButton } from './png-button.tsx';
import { TrafficSource } from './source.ts';
import { Stage } from './stage.ts';
import { wordingIn } from './texts.ts';
import '../../styles/traffic.css';

/** Every message of every transport at its true time: the picture that explains the chapter. */
export function TrafficPanel({ bench }: { bench: BenchModel }) {
  const controls = useControls(bench);
  const t = wordingIn(language.value).texts;
  const traffic = usePaced(() => controls.value.source.traffic.value, 1_000);
  const isEmpty = useComputed(() =>
    controls.value.source.traffic.value.lanes.every((lane) => lane.messages.length === 0),
  );
  return (
    <section class="traffic" aria-labelledby="traffic-heading">
      <header class="traffic-head">
        <h2 id="traffic-heading">{t.heading}</h2>
        <p class="traffic-hint">{isEmpty.value ? t.waiting : t.hint}</p>
        <Buttons bench={bench} controls={controls.value} />
      </header>
      <Diagram
        controls={controls.value}
        traffic={traffic}
        onKey={(event) => takeKey(event, controls.value)}
      />
      <Legend />
      <LastMessages traffic={traffic} />
    </section>
  );
}

/** What the panel works with for as long as it is open. */
function useControls(bench: BenchModel): ReadonlySignal<Controls> {
  const source = useMemo(() => new TrafficSource(bench, () => performance.now()), [bench]);
  const camera = useMemo(() => new Camera(), [bench]);
  const stage = useMemo(() => new Stage(source, camera), [source, camera]);
  const wasMoving = useRef(false);
  useEffect(() => source.start(), [source]);
  useSignalEffect(() => {
    const { isMoving } = source;
    const mode = camera.mode.peek();
    // What has ended is shown whole, unless somebody has chosen what to look at; what begins is followed.
    if (!isMoving && (mode === 'follow' || !wasMoving.current)) camera.showAll();
    if (isMoving && !wasMoving.current) camera.follow(1_000);
    wasMoving.current = isMoving;
  });
  return useComputed(() => ({ source, camera, stage }));
}

function Buttons({ bench, controls }: { bench: BenchModel; controls: Controls }) {
  const t = wordingIn(language.value).texts;
  const { camera, source } = controls;
  const record = source.isMoving ? null : bench.record.value;
  return (
    <div class="traffic-buttons">
      {source.isMoving && (
        <button type="button" class="small" onClick={() => toggleFrozen(controls)}>
          {camera.mode.value === 'free' ? t.follow : t.freeze}
        </button>
      )}
      <button type="button" class="small" aria-label={t.zoomOut} onClick={() => zoomBy(controls, -1)}>
        −
      </button>
      <button type="button" class="small" aria-label={t.zoomIn} onClick={() => zoomBy(controls, 1)}>
        +
      </button>
      <button type="button" class="small" onClick={() => camera.showAll()}>
        {t.whole}
      </button>
      {record && <PngButton record={record} camera={camera} />}
    </div>
  );
}
