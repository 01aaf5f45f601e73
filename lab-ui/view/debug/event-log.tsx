import { useSignal, type Signal } from '@preact/signals';
import type { TransportName } from '../../../lab-server/wire/transports.ts';
import { describeEvent } from '../../debug/describe-event.ts';
import { MOST_EVENTS, type LaneReport, type LogEvent } from '../../debug/lane-log.ts';
import { debugTexts } from '../../debug/texts.ts';
import { timeOfDay } from '../../debug/time-of-day.ts';
import { formatMs } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';

interface EventLogProps {
  reports: readonly LaneReport[];
  /** While true nothing moves. */
  frozen: Signal<boolean>;
}

type Kind = LogEvent['kind'];
const KINDS = ['mood', 'state'] as const;

/** The latest events of the lanes, newest first, of one lane or kind or of all. */
export function EventLog({ reports, frozen }: EventLogProps) {
  const t = debugTexts().log;
  const lane = useSignal<TransportName | null>(null);
  const kind = useSignal<Kind | null>(null);
  const all = reports.flatMap(({ events }) => events);
  const shown = all
    .filter((event) => event.transport === (lane.value ?? event.transport))
    .filter((event) => event.kind === (kind.value ?? event.kind))
    .sort((one, other) => other.at - one.at)
    .slice(0, MOST_EVENTS);
  return (
    <div class="journal-log">
      <header>
        <h3 id="journal-log-heading">{t.heading}</h3>
        <Filters reports={reports} lane={lane} kind={kind} />
        <button
          type="button"
          class="small"
          aria-pressed={frozen.value}
          onClick={() => (frozen.value = !frozen.value)}
        >
          {t.freeze}
        </button>
      </header>
      {shown.length === 0 ? (
        <p class="panel-note">{all.length === 0 ? t.empty : t.noMatch}</p>
      ) : (
        <Events of={shown} />
      )}
    </div>
  );
}

interface FiltersProps {
  reports: readonly LaneReport[];
  lane: Signal<TransportName | null>;
  kind: Signal<Kind | null>;
}

function Filters({ reports, lane, kind }: FiltersProps) {
  const t = debugTexts().log;
  return (
    <>
      <label>
        {t.lane}
        <select
          value={lane.value ?? ''}
          onChange={({ currentTarget: { value } }) =>
            (lane.value = reports.find(({ transport }) => transport === value)?.transport ?? null)
          }
        >
          <option value="">{t.allLanes}</option>
          {reports.map(({ transport }) => (
            <option key={transport} value={transport}>
              {texts.value.transports[transport].name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.kind}
        <select
          value={kind.value ?? ''}
          onChange={({ currentTarget: { value } }) =>
            (kind.value = KINDS.find((one) => one === value) ?? null)
          }
        >
          <option value="">{t.kinds.all}</option>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t.kinds[one]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function Events({ of }: { of: readonly LogEvent[] }) {
  const t = debugTexts().log;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <section class="journal-scroll" tabIndex={0} aria-labelledby="journal-log-heading">
      <table>
        <thead>
          <tr>
            <th scope="col">{t.at}</th>
            <th scope="col">{t.lane}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.delay}</th>
          </tr>
        </thead>
        <tbody>
          {of.map((event) => (
            <tr key={keyOf(event)} data-kind={event.kind}>
              <td>{timeOfDay(event.at)}</td>
              <td data-transport={event.transport}>
                <span>{texts.value.transports[event.transport].label}</span>
              </td>
              <td>{describeEvent(event)}</td>
              <td>{event.kind === 'mood' && formatMs(event.latencyMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const keyOf = (event: LogEvent) =>
  `${event.transport} ${event.at} ${event.kind === 'mood' ? event.seq : event.state.name}`;
