import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { formatCount, quantityOfMs, type Quantity } from '../i18n/format.ts';
import { percentile } from '../measure/percentile.ts';
import { Figure } from '../view/figure.tsx';
import { chooseProject } from './own-project.ts';
import { ProjectLane, type ProjectChange } from './project-lane.ts';
import type { Project } from './project.ts';
import { projectTexts } from './texts.ts';

/** A lane for a project of one's own. What only the lab's meter could know is said to be unknown. */
export function ProjectCard({ project }: { project: Project }) {
  const t = projectTexts.value;
  const lane = useMemo(() => new ProjectLane(project), [project]);
  useEffect(() => () => lane.close(), [lane]);
  const indicator = lane.indicator.value;
  return (
    <article class="lane project-lane" aria-labelledby="lane-own">
      <header class="lane-head">
        <h2 id="lane-own">{t.lane}</h2>
        <button
          type="button"
          class="quiet"
          aria-label={t.leave}
          title={t.leave}
          onClick={() => chooseProject(null)}
        >
          ×
        </button>
      </header>
      <div class="lane-state">
        <span class="chip" data-state={CHIPS[indicator.name]} title={project.url}>
          <span class="chip-dot" aria-hidden="true" />
          {t.states[indicator.name]}
        </span>
      </div>
      {'reason' in indicator && (
        <p class="project-reason" lang="en">
          {indicator.reason}
        </p>
      )}
      <Figures lane={lane} />
      <Measure lane={lane} isConnected={indicator.name === 'connected'} />
      <p class="bad" role="alert">
        {lane.problem.value !== null && (
          <>
            {t.problem} <span lang="en">{lane.problem.value}</span>
          </>
        )}
      </p>
      <ul class="project-changes" aria-label={t.moods}>
        {lane.changes.value.map((shown) => (
          <Change key={shown.n} shown={shown} />
        ))}
      </ul>
    </article>
  );
}

/** The chips of the lanes have five looks. */
const CHIPS = {
  disconnected: 'disconnected',
  connecting: 'connecting',
  connected: 'connected',
  reconnecting: 'reconnecting',
  rejoining: 'reconnecting',
  'timed-out': 'reconnecting',
  unreachable: 'error',
  refused: 'error',
  mismatch: 'error',
  closed: 'error',
} as const;

/** The question stands where the button was: the focus goes on there. */
const takeFocus = (element: HTMLElement | null) => element?.focus();

/** Measures what a row takes there and back, once the person knows that rows are written for it. */
function Measure({ lane, isConnected }: { lane: ProjectLane; isConnected: boolean }) {
  const t = projectTexts.value;
  const asks = useSignal(false);
  const measure = () => {
    asks.value = false;
    lane.measure(t.probe);
  };
  if (asks.value && isConnected) {
    return (
      <div class="project-asks">
        <p>{t.warning}</p>
        <button type="button" class="small" ref={takeFocus} onClick={measure}>
          {t.write}
        </button>
        <button type="button" class="small" onClick={() => (asks.value = false)}>
          {t.cancel}
        </button>
      </div>
    );
  }
  return (
    <button
      type="button"
      class="small"
      title={t.measureHint}
      disabled={lane.measuring.value || !isConnected}
      onClick={() => (asks.value = true)}
    >
      {lane.measuring.value ? t.measuring : t.measure}
    </button>
  );
}

function Figures({ lane }: { lane: ProjectLane }) {
  const t = projectTexts.value;
  const roundTrips = lane.roundTrips.value;
  const ascending = roundTrips.toSorted((one, other) => one - other);
  const median = ascending.length === 0 ? null : percentile(ascending, 50);
  const unknown: Quantity = { value: t.unknown, unit: '' };
  return (
    <dl class="figures">
      <Figure name={t.requests} figure={unknown}>
        {t.unseen}
      </Figure>
      <Figure name={t.bytes} figure={unknown}>
        {t.unseen}
      </Figure>
      <Figure name={t.roundTrip} figure={median === null ? unknown : quantityOfMs(median)}>
        {median === null ? t.noRoundTrip : t.roundTrips(formatCount(roundTrips.length))}
      </Figure>
      <Figure name={t.changes} figure={{ value: formatCount(lane.count.value), unit: '' }}>
        {t.notCompared}
      </Figure>
    </dl>
  );
}

function Change({ shown: { change } }: { shown: ProjectChange }) {
  if (change.eventType === 'DELETE') return <li>✕ {projectTexts.value.deleted(String(change.id))}</li>;
  const { emoji, nom, commentaire } = change.mood;
  return (
    <li>
      {change.eventType === 'UPDATE' && '✎ '}
      {emoji} <b>{nom}</b> {commentaire}
    </li>
  );
}
