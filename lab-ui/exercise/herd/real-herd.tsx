import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { formatMsShort } from '../../i18n/format.ts';
import type { RealState } from './real-counts.ts';
import { RealPicture } from './real-picture.tsx';
import { runRealHerd } from './real-run.ts';
import { herdTexts } from './texts.ts';

const UNDER_WAY: ReadonlySet<RealState['phase']> = new Set(['opening', 'outage', 'returning']);

/** The button for a hundred real WebSockets with the student's delays, and what became of them. */
export function RealHerd({ delays }: { delays: readonly (readonly number[])[] }) {
  const t = herdTexts.value.real;
  const state = useSignal<RealState | null>(null);
  const life = useRef<AbortController | null>(null);
  useEffect(() => () => life.current?.abort(), []);
  const isRunning = state.value !== null && UNDER_WAY.has(state.value.phase);
  const start = () => {
    const mine = (life.current = new AbortController());
    const client = `herd-${crypto.randomUUID().slice(0, 8)}`;
    void runRealHerd(delays, client, (news) => (state.value = news), mine.signal);
  };
  return (
    <section class="herd-real">
      <h4>{t.title}</h4>
      <p>{t.lead}</p>
      <p class="controls">
        <button
          type="button"
          class={isRunning ? 'plain' : 'primary'}
          onClick={isRunning ? () => life.current?.abort() : start}
        >
          {isRunning ? t.stop : t.start}
        </button>
        <output>{state.value && <PhaseSentence state={state.value} />}</output>
      </p>
      {state.value && state.value.page.length > 0 && (
        <>
          <RealPicture state={state.value} />
          <RealTable state={state.value} />
          <p class="soft">{t.hint}</p>
        </>
      )}
    </section>
  );
}

function PhaseSentence({ state: { phase, back, lastBackMs } }: { state: RealState }) {
  const t = herdTexts.value.real;
  if (phase === 'done') return <>{t.done(formatMsShort(lastBackMs))}</>;
  const said = t[phase];
  return <>{typeof said === 'function' ? said(back) : said}</>;
}

/** The picture's figures, for those who read rather than see. */
function RealTable({ state: { page, server } }: { state: RealState }) {
  const { chart, columns } = herdTexts.value.real;
  const seconds = Array.from({ length: Math.max(page.length, server.length) }, (_, second) => second);
  return (
    <table class="unseen">
      <caption>{chart}</caption>
      <thead>
        <tr>
          {Object.entries(columns).map(([key, title]) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {seconds.map((second) => (
          <tr key={second}>
            <th scope="row">{second}</th>
            <td>{page[second] ?? 0}</td>
            <td>{server[second] ?? 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
