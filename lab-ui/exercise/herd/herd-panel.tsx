import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { AttemptsPicture } from './attempts-picture.tsx';
import './herd.css';
import { HerdTable } from './herd-table.tsx';
import type { HerdNews } from './news.ts';
import { RealHerd } from './real-herd.tsx';
import { RecoveryPicture } from './recovery-picture.tsx';
import { runHerd } from './run-herd.ts';
import { herdTexts } from './texts.ts';

interface HerdPanelProps {
  /** The revision of the student's file: each one is calculated anew. */
  revision: number;
  /** The script of the program `herd` with that file in it. */
  programUrl: string;
}

/** A thousand clients with the student's own delays, beside the known strategies; then a hundred real ones. */
export function HerdPanel({ revision, programUrl }: HerdPanelProps) {
  const t = herdTexts.value;
  const news = useSignal<readonly HerdNews[]>([]);
  const trouble = useSignal<{ how: 'hung' } | { how: 'broken'; message: string } | null>(null);
  const running = useSignal(true);
  useEffect(() => {
    const life = new AbortController();
    const fresh: HerdNews[] = [];
    running.value = true;
    void runHerd(programUrl, (one) => fresh.push(one), life.signal).then((end) => {
      if (life.signal.aborted) return;
      running.value = false;
      trouble.value = end.how === 'done' ? null : end;
      news.value = fresh;
    });
    return () => life.abort();
  }, [revision, programUrl, news, trouble, running]);
  const results = useComputed(() =>
    news.value.flatMap((one) => (one.type === 'result' ? one.result : [])),
  ).value;
  const delays = useComputed(() => news.value.find(({ type }) => type === 'delays')).value;
  const sentence = sentenceOf(news.value, trouble.value);
  return (
    <section class="herd" aria-busy={running.value}>
      <p>{t.lead}</p>
      <output class="herd-status" data-trouble={sentence !== ''}>
        {sentence || (running.value && results.length === 0 ? t.running : '')}
      </output>
      {results.length > 0 && (
        <>
          <AttemptsPicture results={results} />
          <RecoveryPicture results={results} />
          <HerdTable results={results} />
        </>
      )}
      {delays?.type === 'delays' && <RealHerd delays={delays.delays} />}
    </section>
  );
}

/** What went wrong, in a sentence; empty where nothing did. */
function sentenceOf(
  news: readonly HerdNews[],
  trouble: { how: 'hung' } | { how: 'broken'; message: string } | null,
): string {
  const t = herdTexts.value;
  if (trouble) return trouble.how === 'hung' ? t.hung : t.broken(trouble.message);
  for (const one of news) {
    if (one.type === 'missing') return t.missing;
    if (one.type === 'no-delay') return t.noDelay(one.attempt, one.got);
    if (one.type === 'threw') return t.threw(one.message);
    if (one.type === 'result' && one.result.free.storm) return t.storm;
  }
  return '';
}
