import type { Place, Text } from '../../../lab-server/wire/exercise.ts';
import type { FaultName } from '../../../lab-server/wire/faults.ts';
import type { Verdict } from './simulation.ts';

/** A program that has begun and does not end is ended after so long, milliseconds. */
const PATIENCE_MS = 3_000;

/** What a program's worker tells. */
export type ProgramMessage =
  | { type: 'begins' }
  | { type: 'verdict'; verdict: Verdict }
  | { type: 'thrown'; message: string; say: Text | null; stack: string };

/** What came of running a program. `broken`: it does not compile, or it threw. `endless`: it was ended. */
export type Report =
  | { type: 'verdict'; verdict: Verdict }
  | { type: 'broken'; message: string; say: Text | null; place: Place | null }
  | { type: 'endless' };

/** Builds a program as it was saved in this revision, and runs it in a worker of its own. */
export async function runProgram(fault: FaultName, revision: string): Promise<Report> {
  const address = `/exercises/4/${fault}/program.js?revision=${revision}`;
  const built = await fetch(address);
  if (!built.ok) {
    const { message, place } = (await built.json()) as { message: string; place: Place | null };
    return { type: 'broken', message, say: null, place };
  }
  const message = await runInWorker(fault, address);
  if (message.type !== 'thrown') return message;
  return {
    type: 'broken',
    message: message.message,
    say: message.say,
    place: await findPlace(fault, message.stack),
  };
}

type LastMessage = Exclude<ProgramMessage, { type: 'begins' }> | { type: 'endless' };

function runInWorker(fault: FaultName, address: string): Promise<LastMessage> {
  return new Promise((resolve) => {
    const worker = new Worker(address, { type: 'module', name: fault });
    let patience: ReturnType<typeof setTimeout> | undefined;
    const end = (message: LastMessage) => {
      clearTimeout(patience);
      worker.terminate();
      resolve(message);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<ProgramMessage>) => {
      if (data.type === 'begins') patience = setTimeout(() => end({ type: 'endless' }), PATIENCE_MS);
      else end(data);
    });
    // Thrown while the file was loaded, before anything of it was called.
    worker.addEventListener('error', ({ message, filename, lineno, colno }) => {
      const stack = `${filename}:${lineno}:${colno}`;
      end({ type: 'thrown', message: message || 'It does not run', say: null, stack });
    });
  });
}

/** Where a stack of the program is in the student's file. */
async function findPlace(fault: FaultName, stack: string): Promise<Place | null> {
  const answer = await fetch(`/exercises/4/${fault}/place`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ stack: stack.slice(0, 20_000) }),
  });
  return answer.ok ? ((await answer.json()) as Place | null) : null;
}
