import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ExerciseNumber, Place } from '../wire/exercise.ts';
import { bundleStudent, studentFile } from './bundle.ts';
import { studentPlace } from './places.ts';

const folder = fileURLToPath(new URL('../../lab-ui/exercise/programs/', import.meta.url));

/** Programs that run in the live frame: what is prepared before student code comes first. */
const LIVE = /^live-/;

/** A program with the student's file in it. */
interface Program {
  revision: number;
  script: string;
}

/**
 * The scripts that run one student's file: each program is built once a revision, and the last one that could be
 * built stays when a later file cannot.
 */
export class Programs {
  readonly #root: string;
  readonly #exercise: ExerciseNumber;
  readonly #builds = new Map<string, { revision: number; script: Promise<string> }>();
  readonly #good = new Map<string, Program>();

  constructor(root: string, exercise: ExerciseNumber) {
    this.#root = root;
    this.#exercise = exercise;
  }

  /** Builds a program as the file is now; rejects with a BuildError where that does not compile. */
  async build(name: string, revision: number): Promise<string> {
    const under = this.#builds.get(name);
    if (under?.revision === revision) return under.script;
    const script = this.#bundle(name);
    this.#builds.set(name, { revision, script });
    const built = await script;
    if (revision >= (this.#good.get(name)?.revision ?? 0)) this.#good.set(name, { revision, script: built });
    return built;
  }

  /** The last script of a program that could be built. */
  good(name: string): string | undefined {
    return this.#good.get(name)?.script;
  }

  /** Where a stack of a program is in the student's file. */
  place(name: string, stack: string): Place | undefined {
    const script = this.good(name);
    return script === undefined ? undefined : studentPlace(script, this.#exercise, stack);
  }

  async #bundle(name: string): Promise<string> {
    const file = studentFile(this.#root, this.#exercise);
    if (file === undefined) throw new Error('Expected a file of the student, got none.');
    const modules = LIVE.test(name) ? ['prepare', name] : [name];
    return bundleStudent(
      modules.map((module) => `${folder}${module}.ts`),
      file,
    );
  }
}

/** Whether there is a program of this name for this exercise. */
export function isProgram(name: string, exercise: ExerciseNumber): boolean {
  if (name !== `live-${exercise}` && !(name === 'herd' && exercise === 2)) return false;
  return existsSync(`${folder}${name}.ts`);
}
