import type { GradeOptions } from '../grade-options.ts';
import { gradeOne } from '../grading/grade-one.ts';
import { Slots } from '../slots.ts';

// What GraderProcess starts: a task comes as a message, its end leaves as one. It ends with whoever started it.

/** One student: what to grade, and how. */
export interface GradingTask extends Pick<
  GradeOptions,
  'formats' | 'exercises' | 'seed' | 'language' | 'csvLocale'
> {
  student: string;
  submission: string;
  out: string;
}

/** While a check waits for what takes its time, another one works. */
const CHECKS_AT_A_TIME = 2;

// Playwright takes a stack with each call; to map them all back to TypeScript costs a twentieth of the grading.
process.setSourceMapsEnabled(false);

process.on('message', (task: GradingTask) => void grade(task));
process.once('disconnect', () => process.exit());

async function grade({ student, exercises, seed, ...where }: GradingTask): Promise<void> {
  const how = { slots: new Slots(CHECKS_AT_A_TIME), startedAt: new Date(), onResult: () => {} };
  await gradeOne({ ...where, grading: { student, exercises, seed, ...how } });
  process.send!('done');
}
