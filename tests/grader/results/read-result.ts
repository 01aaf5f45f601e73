import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectShape } from '../../../lab-server/wire/expect.ts';
import { gradeResultSchema, type GradeResult } from './grade-result.ts';

/** The canonical result in a folder; rejects where there is none, or one of another shape. */
export async function readResult(folder: string): Promise<GradeResult> {
  const text = await readFile(join(folder, 'result.json'), 'utf8');
  return expectShape('result', gradeResultSchema, JSON.parse(text));
}
