import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ExerciseNumber } from '../wire/exercise.ts';

const styles = fileURLToPath(new URL('../../lab-ui/styles/', import.meta.url));

/** The page in which student code runs live: the program does the rest. */
export function liveHtml(exercise: ExerciseNumber, revision: number): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Exercise ${exercise}, live</title>
    <link rel="stylesheet" href="/exercises/live.css" />
    <script type="module" src="/exercises/${exercise}/live-${exercise}.js?revision=${revision}"></script>
  </head>
  <body></body>
</html>
`;
}

/** What the live page looks like: the lab's own tokens. */
export async function liveStyles(): Promise<string> {
  const files = ['tokens.css', 'exercise-frame.css'].map((name) => readFile(styles + name, 'utf8'));
  return (await Promise.all(files)).join('\n');
}

/**
 * What the live page may: talk with the lab and nothing else, and be shown in the exercise's page and nowhere else,
 * whose origin is `page`. Student code may set styles as it likes.
 */
export function livePolicy(page: string | undefined): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${page ?? ''}`.trim(),
  ].join('; ');
}
