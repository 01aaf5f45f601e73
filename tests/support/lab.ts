import { onTestFinished } from 'vitest';
import { createLab, type Lab, type LabOptions } from '../../lab-server/lab.ts';
import type { Entry } from '../../lab-server/wire/batch.ts';

export interface RunningLab extends Lab {
  readonly port: number;
  readonly origin: string;
}

/** A lab on a free port, closed when the test ends. */
export async function startLab(options: LabOptions & { port?: number } = {}): Promise<RunningLab> {
  const lab = await createLab(options);
  const port = await lab.listen(options.port ?? 0);
  onTestFinished(() => lab.close());
  return Object.assign(lab, { port, origin: `http://127.0.0.1:${port}` });
}

/** Posts `count` moods, numbered from `first`. */
export async function post(lab: Lab, count: number, first = 1): Promise<void> {
  for (let n = first; n < first + count; n++) {
    await lab.store.insert({ nom: 'Zoé', emoji: '😴', commentaire: `humeur ${n}` });
  }
}

/** What the lab's log has. */
export function entriesOf({ log }: Lab): readonly Entry[] {
  return log.read(log.earliest).entries;
}
