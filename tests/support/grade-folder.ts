import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { expectShape } from '../../lab-server/wire/expect.ts';
import { gradeResultSchema, type GradeResult } from '../grader/results/grade-result.ts';

/** A new folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'humeur-grades-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** The canonical result in a folder; throws where there is none, or one of another shape. */
export async function resultIn(folder: string): Promise<GradeResult> {
  return expectShape(
    'result',
    gradeResultSchema,
    JSON.parse(await readFile(join(folder, 'result.json'), 'utf8')),
  );
}
