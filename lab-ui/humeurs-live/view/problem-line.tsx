import type { ReadonlySignal } from '@preact/signals';
import { humeursTexts } from '../i18n/texts.ts';
import type { Problem } from '../problem.ts';

/** Why the last fetch or write came to nothing. */
export function ProblemLine({ problem: { value: problem } }: { problem: ReadonlySignal<Problem | null> }) {
  const t = humeursTexts.value.problems;
  return (
    <p class="notice bad" role="alert">
      {problem?.name === 'answered' && (
        <>
          {t.answered} <span lang="en">{problem.words}</span>
        </>
      )}
      {problem !== null && problem.name !== 'answered' && t[problem.name]}
    </p>
  );
}
