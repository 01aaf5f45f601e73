import type { Text } from '../../../lab-server/wire/exercise.ts';
import { TellingError } from './telling-error.ts';

/** The damage at a moment of the simulation; `at` is in the unit of the picture's axis. */
export interface Sample {
  at: number;
  value: number;
}

/** What a program did in its simulated world. */
export interface Outcome {
  /** The counter over the simulation. */
  samples: Sample[];
  /** What the program no longer does of its work, in one sentence; null when it does all. */
  undone: Text | null;
}

/** A simulated world for one of the programs. The same program always has the same outcome. */
export interface Simulation {
  /** The function that the program exports. */
  exportName: string;
  /** The most that a right program's counter reads. */
  right: number;
  /** Where the axis of the picture ends. */
  end: number;
  /** Runs the program; throws what it throws. */
  run(program: unknown): Outcome;
}

/** `damage`: the counter is too high. `undone`: it is not, but the program no longer does its work. */
type VerdictName = 'damage' | 'undone' | 'mended';

/** What can be said of a program by what it exports. */
export interface Verdict {
  name: VerdictName;
  samples: Sample[];
  /** The most that the counter read. */
  worst: number;
  undone: Text | null;
}

/** Runs what a file exports in its simulated world, and judges it. Throws what the program throws. */
export function judge(simulation: Simulation, exported: Readonly<Record<string, unknown>>): Verdict {
  const program = exported[simulation.exportName];
  if (typeof program !== 'function') throw new TellingError(noExport(simulation.exportName));
  const { samples, undone } = simulation.run(program);
  const worst = Math.max(0, ...samples.map(({ value }) => value));
  if (!(worst <= simulation.right)) return { name: 'damage', samples, worst, undone };
  return { name: undone ? 'undone' : 'mended', samples, worst, undone };
}

const noExport = (name: string): Text => ({
  fr: `Le fichier doit exporter une fonction ${name} ; il ne le fait pas.`,
  en: `The file must export a function ${name}; it does not.`,
});
