import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ExerciseNumber, StepResult } from '../../../lab-server/wire/exercise.ts';
import { language } from '../../i18n/i18n.ts';
import { theme } from '../../view/theme.ts';
import type { DeskEvents } from '../desk-events.ts';
import { exerciseTexts } from '../i18n/texts.ts';
import { BatchesLive } from './batches/batches-live.tsx';
import { CompareLive } from './compare/compare-live.tsx';
import { FrameNotice } from './frame-notice.tsx';
import { LiveBench } from './live-bench.ts';
import { HerdSection } from './reconnect/herd-section.tsx';
import { ReconnectLive } from './reconnect/reconnect-live.tsx';

interface LiveProps {
  number: ExerciseNumber;
  desk: DeskEvents;
  random: () => number;
}

/** The student's code at work, with the controls and pictures of its exercise; saving the file loads it anew. */
export function LiveArea({ number, desk, random }: LiveProps) {
  const bench = useMemo(() => new LiveBench(number, random), [number, random]);
  useEffect(() => () => bench.close(), [bench]);
  const place = useRef<HTMLDivElement>(null);
  const t = exerciseTexts.value.frame;
  const { revision, results } = desk.progress.value;
  const look = { theme: theme.value, language: language.value };
  const load = () => {
    if (revision !== null) void bench.load(place.current!, exerciseTexts.peek().frame.title, revision, look);
  };
  useEffect(load, [bench, revision]);
  useEffect(() => bench.send({ type: 'look', ...look }), [bench, look.theme, look.language]);
  return (
    <section class="live panel" aria-label={t.name} data-exercise={number}>
      <h2>{t.name}</h2>
      <FrameNotice bench={bench} number={number} again={load} placeOfLoop={stuckAt(results)} />
      {number === 1 && <CompareLive bench={bench} random={random} />}
      {number === 2 && <ReconnectLive bench={bench} />}
      {number === 3 && <BatchesLive bench={bench} />}
      <div class="frame-place" ref={place} data-state={bench.frame?.state.value ?? 'empty'} />
      {number === 2 && revision !== null && <HerdSection revision={revision} />}
    </section>
  );
}

/** Where the check found that the code does not end, if it did: a thrown place of a step that failed. */
function stuckAt(results: ReadonlyMap<string, StepResult>): string | null {
  for (const { status, sentence } of results.values()) {
    const [place] = /[\w-]+\.[jt]s:\d+/.exec(sentence?.en ?? '') ?? [];
    if (status === 'fail' && place !== undefined) return place;
  }
  return null;
}
