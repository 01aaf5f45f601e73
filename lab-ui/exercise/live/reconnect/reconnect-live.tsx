import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { exerciseTexts } from '../../i18n/texts.ts';
import { FaultButtons } from '../fault-buttons.tsx';
import type { LiveBench } from '../live-bench.ts';
import { AttemptsList } from './attempts-list.tsx';
import { AttemptsPicture } from './attempts-picture.tsx';
import { attemptsOf } from './attempts.ts';
import { EntriesCount, type EntriesSeen } from './entries.ts';
import { Truth, type Indicator } from './truth.tsx';

const FEED = {
  rate: 1,
  rhythm: 'poisson',
  payloadBytes: 60,
  mix: { insert: 1, update: 0, delete: 0 },
  seconds: 3_600,
} as const;

/** Exercise 2 at work: the student's manager, what it says, and what the server sees of it. */
export function ReconnectLive({ bench }: { bench: LiveBench }) {
  const indicator = useSignal<Indicator | null>(null);
  const entries = useSignal<EntriesSeen>(NOTHING);
  const t = exerciseTexts.value.reconnect;
  useEffect(() => {
    let count = new EntriesCount();
    return bench.listen((message) => {
      if (message.type === 'indicator') indicator.value = message;
      if (message.type === 'entries') entries.value = count.take(message.seqs);
      if (message.type === 'ready') {
        count = new EntriesCount();
        entries.value = NOTHING;
      }
    });
  }, [bench, indicator, entries]);
  const attempts = attemptsOf(bench.lab.transcript.value.filter(({ client }) => client === bench.client));
  const ready = bench.ready.value;
  return (
    <>
      <div class="controls">
        <button
          type="button"
          class="primary"
          disabled={!ready}
          onClick={() => bench.send({ type: 'connect' })}
        >
          {t.connect}
        </button>
        <button
          type="button"
          class="plain"
          disabled={!ready}
          onClick={() => bench.send({ type: 'disconnect' })}
        >
          {t.disconnect}
        </button>
        <FeedSwitch bench={bench} />
      </div>
      <FaultButtons bench={bench} on={['websocket']} />
      <Truth indicator={indicator.value} attempts={attempts} entries={entries.value} />
      <h3>{t.timeline}</h3>
      {attempts.length === 0 ? (
        <p class="soft">{t.empty}</p>
      ) : (
        <>
          <AttemptsPicture attempts={attempts} now={bench.heardAt.value ?? 0} />
          <AttemptsList attempts={attempts} />
        </>
      )}
      <p class="soft">{t.heartbeat}</p>
    </>
  );
}

const NOTHING: EntriesSeen = { count: 0, twice: 0, missing: 0 };

function FeedSwitch({ bench }: { bench: LiveBench }) {
  const t = exerciseTexts.value.reconnect;
  const running = bench.lab.feed.value?.running ?? false;
  const toggle = () => {
    const seed = Math.floor(performance.now());
    bench.ask(running ? { type: 'feed-stop' } : { type: 'feed-start', feed: { ...FEED, seed } });
  };
  return (
    <label class="check">
      <input type="checkbox" checked={running} onChange={toggle} />
      {t.feed}
    </label>
  );
}
