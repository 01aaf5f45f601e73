import { CompareLab } from './compare-lab.ts';
import { UsageError } from './compare-options.ts';

/**
 * Runs a command that makes comparisons, and ends what it started, also at a signal. Exit code 2: the command line
 * cannot be done; 1: something went wrong.
 */
export async function runCommand(main: (lab: CompareLab) => Promise<void>): Promise<void> {
  const lab = new CompareLab();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void lab.close().finally(() => process.exit(1)));
  }
  try {
    await main(lab);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  } finally {
    await lab.close();
  }
}
