import { useSignal } from '@preact/signals';
import type { RunRecord } from '../../../lab-server/wire/run.ts';
import type { BenchModel, ReplaySpeed } from '../../bench/model.ts';
import { detailOfRun, nameOfRun } from './naming.ts';
import { recordsTexts } from './records-texts.ts';
import { keptRuns, keyOf } from './session-runs.ts';
import { loadShipped, SHIPPED, type ShippedName } from './shipped-runs.ts';

const SPEEDS: readonly ReplaySpeed[] = [1, 4, 'at-once'];

/** Runs that can be played back or laid over the one that is shown: the lab's own, then this session's. */
export function RunList({ bench }: { bench: BenchModel }) {
  const { runs: t } = recordsTexts();
  const kept = keptRuns.value;
  return (
    <>
      <h3 id="records-shipped">{t.shipped}</h3>
      <ul class="records-list" aria-labelledby="records-shipped">
        {SHIPPED.map((name) => (
          <ShippedItem key={name} bench={bench} name={name} />
        ))}
      </ul>
      <h3 id="records-session">{t.session}</h3>
      {kept.length === 0 && <p class="records-note">{t.none}</p>}
      <ul class="records-list" aria-labelledby="records-session" hidden={kept.length === 0}>
        {kept.map(({ key, imported, record }) => (
          <RunItem
            key={key}
            bench={bench}
            runKey={key}
            name={nameOfRun(record)}
            detail={[detailOfRun(record), ...(imported ? [t.imported] : [])].join(' · ')}
            take={async () => record}
          />
        ))}
      </ul>
    </>
  );
}

function ShippedItem({ bench, name }: { bench: BenchModel; name: ShippedName }) {
  const { title, hint } = recordsTexts().shipped[name];
  const key = useSignal('');
  const take = async () => {
    const record = await loadShipped(name);
    key.value = keyOf(record);
    return record;
  };
  return <RunItem bench={bench} runKey={key.value} name={title} detail={hint} take={take} />;
}

interface RunItemProps {
  bench: BenchModel;
  /** Empty as long as the record is not loaded. */
  runKey: string;
  name: string;
  detail: string;
  take: () => Promise<RunRecord>;
}

function RunItem({ bench, runKey, name, detail, take }: RunItemProps) {
  const { runs: t } = recordsTexts();
  const failed = useSignal(false);
  const isShown = bench.record.value !== null && keyOf(bench.record.value) === runKey;
  const withRecord = async (use: (record: RunRecord) => void) => {
    failed.value = false;
    try {
      use(await take());
    } catch {
      failed.value = true;
    }
  };
  const replay = (record: RunRecord, speed: ReplaySpeed) => {
    if (bench.other.peek() && keyOf(bench.other.peek()!) === keyOf(record)) bench.other.value = null;
    bench.replay(record, speed);
  };
  return (
    <li class="records-run" data-shown={isShown}>
      <div>
        <p class="records-name">
          {name}
          {isShown && <span class="records-shown">{t.shown}</span>}
        </p>
        <p class="records-note">{detail}</p>
        {failed.value && (
          <p class="records-refused" role="alert">
            {t.notLoaded}
          </p>
        )}
      </div>
      <Speeds
        bench={bench}
        name={name}
        play={(speed) => void withRecord((record) => replay(record, speed))}
      />
      <OverlayButton bench={bench} runKey={runKey} name={name} isShown={isShown} withRecord={withRecord} />
    </li>
  );
}

function Speeds(props: { bench: BenchModel; name: string; play: (speed: ReplaySpeed) => void }) {
  const { bench, name, play } = props;
  const { runs: t } = recordsTexts();
  return (
    <span class="records-speeds">
      <span aria-hidden="true">{t.replay}</span>
      {SPEEDS.map((speed) => (
        <button
          key={speed}
          type="button"
          class="small"
          disabled={isMeasuring(bench)}
          aria-label={t.replayAt(name, t.speeds[speed])}
          onClick={() => play(speed)}
        >
          {t.speeds[speed]}
        </button>
      ))}
    </span>
  );
}

interface OverlayProps extends Pick<RunItemProps, 'bench' | 'runKey' | 'name'> {
  isShown: boolean;
  withRecord: (use: (record: RunRecord) => void) => Promise<void>;
}

/** Lays the run over the one that is shown, or takes it away again. */
function OverlayButton({ bench, runKey, name, isShown, withRecord }: OverlayProps) {
  const { runs: t } = recordsTexts();
  const isOver = bench.other.value !== null && keyOf(bench.other.value) === runKey;
  const toggle = () => {
    if (isOver) bench.other.value = null;
    else void withRecord((record) => (bench.other.value = record));
  };
  return (
    <button
      type="button"
      class="small records-overlay"
      aria-pressed={isOver}
      aria-label={t.overlayOf(name)}
      disabled={isShown && !isOver}
      onClick={toggle}
    >
      {t.overlay}
    </button>
  );
}

/** While something is measured nothing can be played back. */
export function isMeasuring(bench: BenchModel): boolean {
  return ['starting', 'running', 'settling'].includes(bench.phase.value);
}
