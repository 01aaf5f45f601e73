import { effect, useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { texts } from '../i18n/i18n.ts';
import { projecting } from './projector.ts';
import type { AxisKind, ChartData, ChartHandle } from './charts/series.ts';
import { theme } from './theme.ts';
import { usePaced } from './use-paced.ts';

const PACE_MS: Record<AxisKind, number> = { count: 500, bytes: 500, latency: 1_000 };

interface ChartPanelProps {
  kind: AxisKind;
  title: string;
  hint: string;
  /** The chart's data of now; follows the signals that it reads. */
  read: () => ChartData;
  /** What lies over the chart as long as there is something to ask; else null. */
  children: ComponentChildren;
}

/** A chart with its title; what it shows is also said in words. */
export function ChartPanel({ kind, title, hint, read, children }: ChartPanelProps) {
  const t = texts.value.charts;
  const canvas = useRef<HTMLCanvasElement>(null);
  const data = usePaced(read, PACE_MS[kind]);
  const said = useComputed(() => data.value.series.flatMap(({ label }) => label || []).join(', ')).value;
  useEffect(() => {
    const life = new AbortController();
    void drawUntilAborted(canvas.current!, kind, () => data.value, life.signal);
    return () => life.abort();
  }, [kind, data]);
  return (
    <section class={`chart chart-${kind}`}>
      <h2>{title}</h2>
      <p class="chart-hint">{hint}</p>
      <div class="chart-ground">
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn, no file */}
        <canvas ref={canvas} role="img" aria-label={said ? t.say(title, said) : t.sayEmpty(title)} />
        {children}
        {said === '' && !children && (
          <p class="chart-empty" aria-hidden="true">
            <span>{t.empty}</span>
          </p>
        )}
      </div>
    </section>
  );
}

/** Loads what draws charts after the first paint, then draws whenever data, theme or language change. */
async function drawUntilAborted(
  canvas: HTMLCanvasElement,
  kind: AxisKind,
  read: () => ChartData,
  signal: AbortSignal,
): Promise<void> {
  const { createChart } = await import('./charts/chart.ts');
  if (signal.aborted) return;
  const chart: ChartHandle = createChart(canvas, kind);
  const stop = effect(() => {
    void theme.value;
    void projecting.value;
    chart.draw(read());
  });
  addEventListener('resize', () => chart.draw(), { signal });
  signal.addEventListener('abort', () => {
    stop();
    chart.destroy();
  });
}
