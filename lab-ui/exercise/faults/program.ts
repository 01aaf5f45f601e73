import * as student from 'student';
import type { FaultName } from '../../../lab-server/wire/faults.ts';
import type { ProgramMessage } from './run-program.ts';
import { judge } from './simulation.ts';
import { TellingError } from './telling-error.ts';
import { SIMULATIONS } from './simulations.ts';

/** Runs in a worker that is named after the fault: judges the student's file, and tells what came of it. */
function judgeStudent(): ProgramMessage {
  try {
    return { type: 'verdict', verdict: judge(SIMULATIONS[self.name as FaultName], student) };
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { type: 'thrown', message, say: error instanceof TellingError ? error.say : null, stack };
  }
}

globalThis.postMessage(judgeStudent(), {});
