import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { GradeOptions } from '../grade-options.ts';
import { readSubmission } from '../grading/submission.ts';
import { writeAtomically } from '../grading/write-atomically.ts';
import type { GradeResult } from '../results/grade-result.ts';
import { readResult } from '../results/read-result.ts';
import { classReport } from './class-report.ts';
import { feedbackOf } from './feedback.ts';
import { GraderProcess } from './grader-process.ts';
import { checksCsv, gradesCsv } from './tables.ts';

/**
 * Grades every folder of a class, in as many processes as there are jobs, and writes the tables and reports about all of them.
 * Whoever has a result for these very files keeps it, so that a stopped run goes on. Resolves to the exit code.
 */
export async function gradeClass(
  root: string,
  options: GradeOptions,
  say: (text: string) => void,
): Promise<number> {
  const students = await foldersOf(root);
  if (students.length === 0) throw new Error(`Expected a folder for each student in "${root}", got none.`);
  const results = new Map<string, GradeResult>();
  const waiting = [...students];
  const worker = async () => {
    const grader = new GraderProcess();
    try {
      for (let student = waiting.shift(); student !== undefined; student = waiting.shift()) {
        results.set(student, await gradeStudent(grader, root, student, options));
        say(progress(results.size, students.length, student, results.get(student)!));
      }
    } finally {
      grader.end();
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, worker));
  const inOrder = students.map((student) => results.get(student)!);
  await writeReports(inOrder, options);
  say(`${options.out}: grades.csv, checks.csv, class-report.html, students/, feedback/\n`);
  return inOrder.some(({ status }) => status === 'grader-error') ? 1 : 0;
}

async function foldersOf(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => {
    throw new Error(`Expected --submissions to be a folder, got "${root}".`);
  });
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  return folders.map(({ name }) => name).sort((one, other) => one.localeCompare(other));
}

async function gradeStudent(
  grader: GraderProcess,
  root: string,
  student: string,
  options: GradeOptions,
): Promise<GradeResult> {
  const out = join(options.out, 'students', student);
  const submission = join(root, student);
  const earlier = options.fresh ? null : await resultIn(out);
  if (earlier && isWhole(earlier) && (await isOf(earlier, submission, options))) return earlier;
  const { seed, language, csvLocale, exercises } = options;
  const formats = ['html', ...options.formats] as const;
  const said = await grader.grade({
    student,
    submission,
    out,
    seed,
    language,
    csvLocale,
    exercises,
    formats,
  });
  const result = await resultIn(out);
  if (result) return result;
  throw new Error(`Expected a result for "${student}", got none. ${said}`);
}

function resultIn(folder: string): Promise<GradeResult | null> {
  return readResult(folder).catch(() => null);
}

/** Whether nothing in a result has to be done again. */
function isWhole({ status, checks }: GradeResult): boolean {
  return status !== 'grader-error' && checks.every((check) => check.status !== 'error');
}

/** Whether a result speaks of these very files and exercises. */
async function isOf(result: GradeResult, submission: string, { exercises }: GradeOptions): Promise<boolean> {
  const { files } = await readSubmission(submission);
  const now = files.map(({ path, sha256 }) => `${path} ${sha256}`).join('\n');
  const then = result.submission.files.map(({ path, sha256 }) => `${path} ${sha256}`).join('\n');
  const graded = new Set(result.checks.map(({ exercise }) => exercise));
  return (
    now === then && exercises.length === graded.size && exercises.every((exercise) => graded.has(exercise))
  );
}

async function writeReports(results: readonly GradeResult[], options: GradeOptions): Promise<void> {
  const { out, csvLocale, language } = options;
  await writeAtomically(join(out, 'grades.csv'), gradesCsv(results, csvLocale));
  await writeAtomically(join(out, 'checks.csv'), checksCsv(results, csvLocale));
  await writeAtomically(join(out, 'class-report.html'), classReport(results, language));
  for (const result of results) {
    const name = `${result.submission.student}.md`;
    await writeAtomically(join(out, 'feedback', name), feedbackOf(result, language));
  }
}

function progress(
  done: number,
  all: number,
  student: string,
  { score, maxScore, status }: GradeResult,
): string {
  const mark = status === 'grader-error' ? '!' : `${score}/${maxScore}`;
  const cells = Math.round((done / all) * 20);
  return `${'█'.repeat(cells)}${'░'.repeat(20 - cells)} ${done}/${all}  ${student}: ${mark}\n`;
}
