import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startBrowser } from '../start-browser.ts';
import { FORMATS, type FormatName } from '../results/formats/all.ts';
import type { GradeResult, Language } from '../results/grade-result.ts';
import { grade, unfinished, type GradingOptions } from './grade.ts';
import { readSubmission } from './submission.ts';
import { writeAtomically } from './write-atomically.ts';

export interface GradeOneOptions {
  submission: string;
  /** Where its files go. */
  out: string;
  formats: readonly FormatName[];
  language: Language;
  csvLocale: Language;
  grading: GradingOptions;
}

/**
 * Grades one submission and writes its files: first a result without any mark, replaced when grading is over, so that
 * a crash or a kill leaves neither full marks nor no file. Resolves to the result, a `grader-error` included.
 */
export async function gradeOne(options: GradeOneOptions): Promise<GradeResult> {
  const { submission: root, grading } = options;
  if (!(await stat(root).catch(() => null))?.isDirectory())
    throw new Error(`Expected --submission to be a folder, got "${root}".`);
  const submission = await readSubmission(root);
  await write(options, unfinished(submission, grading));
  const result = await gradeInBrowser(submission, grading);
  await write(options, result);
  return result;
}

async function gradeInBrowser(
  submission: Awaited<ReturnType<typeof readSubmission>>,
  grading: GradingOptions,
): Promise<GradeResult> {
  try {
    const browser = await startBrowser();
    try {
      return await grade(browser, submission, grading);
    } finally {
      await browser.close();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return unfinished(submission, grading, {
      fr: `Le correcteur lui-même a échoué, aucune note n’en découle : ${why}`,
      en: `The grader itself has failed, and no mark follows from it: ${why}`,
    });
  }
}

async function write(
  { out, formats, language, csvLocale }: GradeOneOptions,
  result: GradeResult,
): Promise<void> {
  for (const name of new Set<FormatName>(['json', ...formats])) {
    const { file, convert } = FORMATS[name];
    await writeAtomically(join(out, file), convert(result, name === 'csv' ? csvLocale : language));
  }
}
