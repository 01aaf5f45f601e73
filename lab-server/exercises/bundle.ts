import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { build, type Plugin, type Rolldown } from 'vite';
import { EXERCISE_FILES, type ExerciseNumber } from '../wire/exercise.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** Student code that cannot be run, with the place: nothing was executed. */
export class BuildError extends Error {
  readonly file: string;
  readonly line: number | null;

  constructor(message: string, file: string, line: number | null) {
    super(message);
    this.name = 'BuildError';
    this.file = file;
    this.line = line;
  }
}

/** The student's file for an exercise in `root`: TypeScript or plain JavaScript; undefined when there is none. */
export function studentFile(root: string, exercise: ExerciseNumber): string | undefined {
  const { folder, file } = EXERCISE_FILES[exercise];
  return ['.ts', '.js']
    .flatMap((ending) => [join(root, folder, file + ending), join(root, file + ending)])
    .find((path) => existsSync(path));
}

/**
 * Bundles one student file with what runs it into one script: `modules`, by their absolute paths, are run in this
 * order, and may import the student's file as `student`. That file may import the contract and nothing else; nothing
 * of the student's is executed here. Rejects with a BuildError where it does not compile.
 */
export async function bundleStudent(modules: readonly string[], file: string): Promise<string> {
  try {
    const output = (await build({
      configFile: false,
      root: project,
      logLevel: 'silent',
      plugins: [entry(modules), onlyTheContract(file)],
      build: {
        write: false,
        minify: false,
        sourcemap: 'inline',
        target: 'es2022',
        // Everything as it was written: an empty endless loop is one in every browser.
        rolldownOptions: { treeshake: false, input: ENTRY, output: { format: 'es', codeSplitting: false } },
      },
    })) as Rolldown.RolldownOutput;
    return output.output[0].code;
  } catch (error) {
    throw asBuildError(error, file);
  }
}

const ENTRY = '\0entry';

/** Where the script begins: one import a module, in their order. */
function entry(modules: readonly string[]): Plugin {
  const code = modules.map((path) => `import ${JSON.stringify(path)};`).join('\n');
  return {
    name: 'entry',
    resolveId: (source) => (source === ENTRY ? ENTRY : null),
    load: (id) => (id === ENTRY ? code : null),
  };
}

/** `student` is the student's file; what that imports may only be the contract. */
function onlyTheContract(file: string): Plugin {
  const student = resolve(file);
  const contract = join(project, 'exercises/contract.ts');
  return {
    name: 'only-the-contract',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === 'student') return student;
      if (importer !== student) return null;
      const target = resolve(dirname(student), source);
      if (basename(target).replace(/\.[jt]s$/, '') === 'contract') return contract;
      throw new BuildError(
        `Expected imports from "../contract.ts" only, got "${source}".`,
        basename(student),
        lineOf(source, student),
      );
    },
  };
}

/** The first line of a file that names an import's source. */
function lineOf(source: string, file: string): number | null {
  const lines = readFileSync(file, 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(`'${source}'`) || line.includes(`"${source}"`));
  return index < 0 ? null : index + 1;
}

interface RolldownError {
  errors?: readonly RolldownError[];
  message: string;
  loc?: { line: number };
  cause?: unknown;
}

function asBuildError(error: unknown, file: string): BuildError {
  const first = (error as RolldownError).errors?.[0] ?? (error as RolldownError);
  if (first instanceof BuildError) return first;
  if (first.cause instanceof BuildError) return first.cause;
  const text = stripVTControlCharacters(first.message);
  const line = first.loc?.line ?? Number(/\.[jt]s:(\d+):\d+/.exec(text)?.[1] ?? Number.NaN);
  // A plugin's own trouble is told below a headline that says nothing.
  const message = /Caused by:\s+(.+)/.exec(text)?.[1] ?? text.split('\n')[0]?.replace(/^\[[^\]]+\] */, '');
  return new BuildError(message ?? 'It does not compile', basename(file), Number.isNaN(line) ? null : line);
}
