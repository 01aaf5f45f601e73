import { signal } from '@preact/signals';
import { FAULTS, type FaultChange, type FaultName } from '../../../lab-server/wire/faults.ts';
import { FaultModel } from './fault-model.ts';

/** All programs of the page. */
export class FaultsModel {
  readonly faults: readonly FaultModel[] = FAULTS.map((name) => new FaultModel(name));
  /** Whether the lab answers. */
  readonly away = signal(false);

  /** Reads and runs every program, and those that are saved from then on. */
  start(): void {
    const events = new EventSource('/exercises/4/events');
    // Also after the lab was away: what was saved meanwhile was not told.
    events.addEventListener('open', () => {
      this.away.value = false;
      void this.#refreshAll();
    });
    events.addEventListener('error', () => {
      this.away.value = true;
    });
    events.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const { fault } = JSON.parse(data) as FaultChange;
      void this.#refresh(fault);
    });
  }

  /** One after the other: all at once, they would wait for each other's builds. */
  async #refreshAll(): Promise<void> {
    for (const { name } of this.faults) await this.#refresh(name);
  }

  async #refresh(name: FaultName): Promise<void> {
    try {
      await this.faults.find((fault) => fault.name === name)?.refresh();
    } catch {
      this.away.value = true;
    }
  }
}
