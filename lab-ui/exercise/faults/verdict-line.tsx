import { language } from '../../i18n/i18n.ts';
import { withUnit } from './counter-picture.tsx';
import type { Report } from './run-program.ts';
import type { Simulation, Verdict } from './simulation.ts';
import type { Story } from './stories/story.ts';
import { faultTexts } from './texts.ts';

interface VerdictProps {
  report: Report | null;
  simulation: Simulation;
  story: Story;
}

/** What became of the file as it was saved last, in a sentence or two. */
export function VerdictLine({ report, simulation, story }: VerdictProps) {
  const state = report?.type === 'verdict' ? report.verdict.name : report?.type;
  return (
    <output class="verdict" data-state={state ?? 'waiting'}>
      {report && <Sentence {...{ report, simulation, story }} />}
    </output>
  );
}

function Sentence({ report, ...about }: VerdictProps & { report: Report }) {
  const t = faultTexts.value;
  if (report.type === 'verdict') return <VerdictSentence verdict={report.verdict} {...about} />;
  if (report.type === 'endless') return <p>{t.endless}</p>;
  const { message, say, place } = report;
  return (
    <p>
      <strong>{t.broken}</strong> {place && <span>{t.at(place.file, place.line)}</span>}{' '}
      {say ? say[language.value] : <code>{message}</code>}
    </p>
  );
}

function VerdictSentence({
  verdict,
  simulation,
  story,
}: Omit<VerdictProps, 'report'> & { verdict: Verdict }) {
  const t = faultTexts.value;
  const tag = language.value;
  const { name, worst, undone } = verdict;
  if (name === 'mended')
    return (
      <p>
        <strong>{t.mended}</strong> {story.mended[tag]}
      </p>
    );
  const counts = [worst, simulation.right].map((count) => withUnit(count, story.unit));
  return (
    <>
      <p>{name === 'damage' ? t.damage(story.counter[tag], counts[0]!, counts[1]!) : t.undone}</p>
      {undone && (
        <p>
          {name === 'damage' && t.besides} {undone[tag]}
        </p>
      )}
    </>
  );
}
