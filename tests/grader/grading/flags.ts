import type { Text } from '../../../lab-server/wire/exercise.ts';
import type { GradeResult } from '../results/grade-result.ts';
import type { HandedIn } from './submission.ts';

interface Suspicion {
  kind: string;
  pattern: RegExp;
  means: Text;
}

/** What has no place in an exercise, and is worth a look by a person. It changes no mark. */
const SUSPICIONS: readonly Suspicion[] = [
  {
    kind: 'looks-for-the-grader',
    pattern: /__pw\w*|navigator\s*\.\s*webdriver|HeadlessChrome|playwright/i,
    means: { fr: 'cherche à savoir s’il est noté', en: 'tries to find out whether it is being graded' },
  },
  {
    kind: 'patches-the-browser',
    pattern:
      /(?:Object|Array|Node|Element|HTMLElement|Document|String|JSON|WebSocket|EventSource|EventTarget)(?:\.prototype)?\s*\.\s*\w+\s*=[^=]|Object\s*\.\s*defineProperty\s*\(\s*(?:window|globalThis|document|\w+\.prototype)/,
    means: { fr: 'modifie les objets du navigateur', en: 'changes the browser’s own objects' },
  },
  {
    kind: 'reaches-for-control',
    pattern: /\/control\b|\/__control|solutions\//,
    means: {
      fr: 'vise le canal de contrôle ou les solutions',
      en: 'reaches for the control channel or the solutions',
    },
  },
  {
    kind: 'hidden-code',
    pattern: /\beval\s*\(|new\s+Function\s*\(|import\.meta\.glob|\batob\s*\(/,
    means: { fr: 'exécute du code caché', en: 'runs hidden code' },
  },
  {
    kind: 'minified',
    pattern: /^.{1000}/m,
    means: {
      fr: 'contient des lignes de plus de 1 000 caractères',
      en: 'has lines of over 1,000 characters',
    },
  },
];

/** The flags of what was handed in. A comment that only mentions such a thing is flagged too: a person looks. */
export function flagsOf(files: readonly HandedIn[]): GradeResult['flags'] {
  return files.flatMap(({ path, source }) =>
    SUSPICIONS.flatMap(({ kind, pattern, means }) => {
      const match = pattern.exec(source);
      if (!match) return [];
      const line = source.slice(0, match.index).split('\n').length;
      return [{ kind, detail: { fr: `${path}:${line} ${means.fr}`, en: `${path}:${line} ${means.en}` } }];
    }),
  );
}
