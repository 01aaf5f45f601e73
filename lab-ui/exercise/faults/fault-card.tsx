import { FAULT_FOLDER } from '../../../lab-server/wire/faults.ts';
import { language } from '../../i18n/i18n.ts';
import { CodeLines } from './code-lines.tsx';
import { CounterPicture } from './counter-picture.tsx';
import type { FaultModel } from './fault-model.ts';
import { Prose } from './prose.tsx';
import { SIMULATIONS } from './simulations.ts';
import { STORIES } from './stories/stories.ts';
import { faultTexts } from './texts.ts';
import { VerdictLine } from './verdict-line.tsx';

/** One program: its story, its text, its counter, and what is said to the student. */
export function FaultCard({ fault, number }: { fault: FaultModel; number: number }) {
  const t = faultTexts.value;
  const tag = language.value;
  const story = STORIES[fault.name];
  const simulation = SIMULATIONS[fault.name];
  const source = fault.source.value;
  const report = fault.report.value;
  const path = `exercises/${FAULT_FOLDER}/${fault.name}.ts`;
  return (
    <article
      class="fault-card"
      id={fault.name}
      aria-labelledby={`${fault.name}-title`}
      data-progress={fault.progress.value}
    >
      <header>
        <h3 id={`${fault.name}-title`}>
          {number}. {story.title[tag]}
        </h3>
        <p>{story.story[tag]}</p>
      </header>
      <div class="fault-program">
        {source?.file === null && <p class="feedback">{t.missing(path)}</p>}
        {source?.file && <CodeLines fault={fault} file={source.file} text={source.text} />}
      </div>
      <div class="fault-result">
        <CounterPicture
          {...{ simulation, story }}
          verdict={report?.type === 'verdict' ? report.verdict : null}
          running={report === null && source?.file !== null}
          before={fault.before.value}
        />
        <VerdictLine {...{ report, simulation, story }} />
        <Feedback fault={fault} path={path} />
      </div>
    </article>
  );
}

/** What is said to who named a line. */
function Feedback({ fault, path }: { fault: FaultModel; path: string }) {
  const t = faultTexts.value;
  const answer = fault.answer.value;
  return (
    <output class="feedback" data-right={answer?.right}>
      {answer && (
        <p>
          <Prose text={answer.say[language.value]} />
        </p>
      )}
      {answer?.right && !fault.mended.value && <p class="mend-it">{t.mend(path)}</p>}
    </output>
  );
}
