import { signal } from '@preact/signals';
import type { RunRecord } from '../../../lab-server/wire/run.ts';
import { importFile, importText, type Imported, type ImportProblem } from '../../bench/import.ts';
import { keepImported } from './session-runs.ts';

/** What became of the last file. */
export type Arrival =
  | { state: 'none' | 'reading' }
  | { state: 'opened'; record: RunRecord }
  | { state: 'refused'; problem: ImportProblem };

/** Files and texts that are brought to the panel. A bad one changes nothing but the message. */
export class Importing {
  readonly #arrival = signal<Arrival>({ state: 'none' });
  #asked = 0;

  /** What became of the last one. */
  get arrival(): Arrival {
    return this.#arrival.value;
  }

  takeFile(file: File): Promise<void> {
    return this.#take(() => importFile(file));
  }

  takeText(text: string): Promise<void> {
    return this.#take(async () => importText(text));
  }

  /** Takes what was dropped or pasted: its first file, else its text. False when it carries neither. */
  takeTransfer(transfer: DataTransfer | null): boolean {
    const [file] = transfer?.files ?? [];
    const text = transfer?.getData('text/plain') ?? '';
    if (file) void this.takeFile(file);
    else if (text !== '') void this.takeText(text);
    return file !== undefined || text !== '';
  }

  async #take(read: () => Promise<Imported>): Promise<void> {
    const asked = ++this.#asked;
    this.#arrival.value = { state: 'reading' };
    const imported = await read();
    if (asked !== this.#asked) return;
    if ('problem' in imported) {
      this.#arrival.value = { state: 'refused', problem: imported.problem };
      return;
    }
    keepImported(imported.record);
    this.#arrival.value = { state: 'opened', record: imported.record };
  }
}
