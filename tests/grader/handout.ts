import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import ignore from 'ignore';
import { EXERCISE_FILES } from '../../lab-server/wire/exercise.ts';
import { lintTodos } from './lint-exercises.ts';

/** What the instructor gives: contents by their paths, with slashes, in order. */
export type Handout = ReadonlyMap<string, Buffer>;

interface Manifest {
  scripts: Record<string, string>;
  /** What students are not given besides what Git ignores, in the language of .gitignore. */
  handout?: { hide: readonly string[] };
}

/** Instead of the list of hidden checks. */
const NO_HIDDEN_CHECKS = `import type { Check, ExerciseNumber } from '../check.ts';

/** Checks that students are not shown: the grader has them. */
export const HIDDEN_CHECKS: Record<ExerciseNumber, readonly Check[]> = { 1: [], 2: [], 3: [] };
`;

/** What the README tells instructors of commands that students are not given. */
const FOR_INSTRUCTORS = /<!-- instructors -->.*?<!-- \/instructors -->\r?\n\r?\n/gs;

/**
 * Collects what students are given of a project: everything but what Git ignores, what package.json hides under
 * `handout` and what `hide` names besides. What refers to the hidden is adapted. Rejects where an exercise's file is no
 * scaffold any more.
 */
export async function collectHandout(project: string, hide: readonly string[] = []): Promise<Handout> {
  const manifest = JSON.parse(await readFile(join(project, 'package.json'), 'utf8')) as Manifest;
  const ignored = await readFile(join(project, '.gitignore'), 'utf8');
  const hidden = ignore()
    .add(ignored)
    .add(['.git', ...(manifest.handout?.hide ?? [])])
    .add(hide.map((path) => path.replaceAll('\\', '/')));
  const paths = await pathsIn(project, project, (path) => hidden.ignores(path));
  const contents = new Map<string, Buffer>();
  for (const path of paths.sort()) contents.set(path, await readFile(join(project, path)));
  expectScaffolds(contents);
  return new Map([...contents].map(([path, content]) => [path, adapt(path, content, contents)]));
}

async function pathsIn(
  folder: string,
  project: string,
  isHidden: (path: string) => boolean,
): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = relative(project, join(folder, entry.name)).split(sep).join('/');
    if (isHidden(entry.isDirectory() ? `${path}/` : path)) continue;
    if (entry.isDirectory()) paths.push(...(await pathsIn(join(folder, entry.name), project, isHidden)));
    else if (entry.isFile()) paths.push(path);
  }
  return paths;
}

/** Who tries an exercise out in its own place is not to hand out the result. */
function expectScaffolds(contents: Handout): void {
  for (const { folder, file } of Object.values(EXERCISE_FILES)) {
    const path = `exercises/${folder}/${file}.ts`;
    const [complaint] = lintTodos(contents.get(path)?.toString() ?? '');
    if (complaint !== undefined) throw new Error(`Expected ${path} to be a scaffold. ${complaint}`);
  }
}

function adapt(path: string, content: Buffer, contents: Handout): Buffer {
  if (path === 'package.json') return asJson(adaptManifest(parse(content) as Manifest, contents));
  if (posix.basename(path) === 'tsconfig.json')
    return asJson(adaptReferences(path, parse(content) as TsConfig, contents));
  if (path === 'README.md') return Buffer.from(content.toString().replaceAll(FOR_INSTRUCTORS, ''));
  if (path === 'tests/grader/checks/hidden.ts') return Buffer.from(NO_HIDDEN_CHECKS);
  return content;
}

/** Without the scripts whose program is not there. */
function adaptManifest({ handout: _handout, ...manifest }: Manifest, contents: Handout): object {
  const runs = ([, script]: [string, string]) => {
    const program = /\S+\.ts\b/.exec(script)?.[0];
    return program === undefined || contents.has(program);
  };
  return { ...manifest, scripts: Object.fromEntries(Object.entries(manifest.scripts).filter(runs)) };
}

interface TsConfig {
  references?: readonly { path: string }[];
}

/** Without the references to parts that are not there. */
function adaptReferences(path: string, config: TsConfig, contents: Handout): TsConfig {
  if (!config.references) return config;
  const isThere = (reference: string) => contents.has(posix.join(dirname(path), reference, 'tsconfig.json'));
  return { ...config, references: config.references.filter((reference) => isThere(reference.path)) };
}

function parse(content: Buffer): unknown {
  return JSON.parse(content.toString());
}

function asJson(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
