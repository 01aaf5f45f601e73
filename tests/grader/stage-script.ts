import { fileURLToPath } from 'node:url';
import { bundleStudent } from '../../lab-server/exercises/bundle.ts';
import type { ExerciseNumber } from '../../lab-server/wire/exercise.ts';

const harness = (name: string) => fileURLToPath(new URL(`harness/${name}.ts`, import.meta.url));

/** The script of a check's page: what has to be there before student code, then the exercise's harness with it. */
export function buildStage(exercise: ExerciseNumber, file: string): Promise<string> {
  return bundleStudent([harness('prepare'), harness(`exercise-${exercise}`)], file);
}
