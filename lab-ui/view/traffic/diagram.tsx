import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { language } from '../../i18n/i18n.ts';
import { arrowOf } from './arrows.ts';
import { listenToPointers } from './gestures.ts';
import type { Controls } from './keys.ts';
import { detailsOf, sayMessage, sayTraffic, titleOf } from './say.ts';
import { wordingIn } from './texts.ts';
import type { Message, Traffic } from './traffic.ts';

interface DiagramProps {
  controls: Controls;
  /** The content as it was said last; it changes once a second at most. */
  traffic: ReadonlySignal<Traffic>;
  onKey: (event: KeyboardEvent) => void;
}

/** The drawing itself, what is told about the message that is pointed at, and the same read out. */
export function Diagram({ controls, traffic, onKey }: DiagramProps) {
  const { stage, source } = controls;
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const shown = useSignal<Message | null>(null);
  const keys = useId();
  useEffect(() => {
    const life = new AbortController();
    const stop = stage.start(canvas.current!);
    stage.onDrawn = () => {
      shown.value = stage.hit?.message ?? null;
      placeTip(tip.current, controls);
    };
    listenToPointers(frame.current!, controls, life.signal);
    return () => {
      life.abort();
      stop();
    };
  }, [controls]);
  const wording = wordingIn(language.value);
  const t = wording.texts;
  const message = shown.value;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes keys
    <div
      class="traffic-frame"
      ref={frame}
      style={{ '--traffic-lanes': traffic.value.lanes.length }}
      role="application"
      aria-label={t.diagram}
      aria-describedby={keys}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so it can be reached
      tabIndex={0}
      onKeyDown={onKey}
    >
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn, no file */}
      <canvas ref={canvas} role="img" aria-label={sayTraffic(traffic.value, wording)} />
      <div class="traffic-tip" ref={tip} hidden={!message} aria-hidden="true">
        {message && <Tip message={message} traffic={source.traffic.peek()} />}
      </div>
      <p class="unseen" id={keys}>
        {t.keys}
      </p>
      <output class="unseen" aria-live="polite">
        {message && stage.pointed.value?.byKey ? sayMessage(message, source.traffic.peek(), wording) : ''}
      </output>
    </div>
  );
}

function Tip({ message, traffic }: { message: Message; traffic: Traffic }) {
  const wording = wordingIn(language.value);
  const { transport } = message.row;
  return (
    <>
      <p class="traffic-tip-title" data-transport={transport}>
        <span>{wording.transports[transport].label}</span> {titleOf(message, wording)}
      </p>
      <dl>
        {detailsOf(message, traffic, wording).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Puts what is told beside the arrow, inside the diagram, and not on the arrow. */
function placeTip(tip: HTMLDivElement | null, { stage }: Controls) {
  const { hit, layout } = stage;
  if (!tip || !hit || !layout) return;
  const { x0, x1 } = arrowOf(hit.message, hit.place, layout);
  const { offsetWidth: width, offsetHeight: height } = tip;
  const [left, right] = [Math.min(x0, x1) - 16 - width, Math.max(x0, x1) + 16];
  const x = right + width <= layout.width ? right : Math.max(0, left);
  const middle = (hit.place.client + hit.place.server) / 2 - height / 2;
  const y = Math.max(0, Math.min(layout.height - height, middle));
  tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
