import type { Signal } from '@preact/signals';
import { TRANSPORTS } from '../../lab-server/wire/transports.ts';
import type { RunParameters } from '../../lab-server/wire/run.ts';
import { formatBytes, formatCount, formatDecimal, formatList } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { chooseProject } from '../project/own-project.ts';
import { ProjectForm } from '../project/project-form.tsx';
import { projectTexts } from '../project/texts.ts';
import { NumberChoice, RareChoices } from './choices-fields.tsx';
import { toggleLane, type NumberField } from './choices.ts';
import type { Choices } from './choices-state.ts';
import { Disclosure } from './disclosure.tsx';

interface MoreChoicesProps {
  choices: Choices;
  open: Signal<boolean>;
  problems: readonly NumberField[];
}

/** What is chosen more rarely: the lanes, the comment's size, the seed, and what a scenario brings along. */
export function MoreChoices({ choices, open, problems }: MoreChoicesProps) {
  const t = texts.value;
  const number = (field: NumberField) => (
    <NumberChoice field={field} choices={choices} wrong={problems.includes(field)} />
  );
  return (
    <Disclosure open={open} face={<MoreFace label={t.choices.more} />} className="more">
      <LaneChoices choices={choices} />
      {number('payloadBytes')}
      {number('seed')}
      <p class="hint">{t.choices.hints.seed}</p>
      <RareChoices choices={choices} />
      <OwnProject />
      <Besides parameters={choices.parameters.value} />
    </Disclosure>
  );
}

function MoreFace({ label }: { label: string }) {
  return (
    <>
      {label}
      <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
        <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.5" />
      </svg>
    </>
  );
}

function LaneChoices({ choices }: { choices: Choices }) {
  const t = texts.value;
  const { transports } = choices.draft.value;
  return (
    <fieldset class="lane-choices">
      <legend>{t.setup.lanes}</legend>
      {TRANSPORTS.map((name) => {
        const isLast = transports.length === 1 && transports.includes(name);
        return (
          <label key={name} class="check" data-transport={name}>
            <input
              type="checkbox"
              name={`lane-${name}`}
              checked={transports.includes(name)}
              disabled={choices.locked.value || isLast}
              onChange={() => choices.change({ transports: toggleLane(transports, name) })}
            />
            <span>{t.transports[name].name}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** A lane for a project of one's own, beside the lab's. */
function OwnProject() {
  return (
    <details class="own-project">
      <summary>{projectTexts.value.own}</summary>
      <ProjectForm join={chooseProject} />
    </details>
  );
}

/** What the chosen scenario brings that no field shows. */
function Besides({ parameters }: { parameters: RunParameters | null }) {
  const t = texts.value.setup;
  const named = parameters ? circumstancesOf(parameters) : [];
  if (named.length === 0) return null;
  return (
    <p class="hint">
      {t.besides} {formatList(named)}.
    </p>
  );
}

function circumstancesOf({ cookieBytes, thread, extraStreams, incidents }: RunParameters): string[] {
  const t = texts.value.setup.circumstances;
  const seconds = (ms: number) => `${formatDecimal(ms / 1_000, 1)}\u00a0s`;
  return [
    ...(cookieBytes > 0 ? [t.cookies(formatBytes(cookieBytes))] : []),
    ...(thread === 'page' ? [t.page] : []),
    ...(extraStreams > 0 ? [t.streams(formatCount(extraStreams))] : []),
    ...incidents.map(({ atMs, forMs, what }) => t[what](seconds(atMs), seconds(forMs))),
  ];
}
