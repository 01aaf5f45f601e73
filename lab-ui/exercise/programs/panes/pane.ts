import type { Entry, HandlerOptions, RealtimeHandlerLike } from '../../../../exercises/contract.ts';
import type { PaneFigures, PaneName } from '../../frame/messages.ts';
import type { Accounts } from './accounts.ts';

/** The options that all panes get: the defaults, said. */
const OPTIONS = { maxBatchSize: 10, batchInterval: 100, maxDisplayed: 100 };

/** What is not shown so long after it was handed over will not be, milliseconds. */
const SETTLED_MS = 1_000;

/** Makes a pane's handler. */
export type PaneMaker = (options: Required<HandlerOptions>) => RealtimeHandlerLike;

/** One handler with its list, watched from outside. */
export class Pane {
  readonly name: PaneName;
  readonly element = document.createElement('section');
  readonly #list = document.createElement('ul');
  readonly #totals = document.createElement('output');
  readonly #accounts: Accounts;
  /** Undefined where making it has failed. */
  #handler: RealtimeHandlerLike | undefined;
  #given = 0;
  #writes = 0;
  /** When the rows that should be there were handed over, newest last. */
  readonly #expected = new Map<number, number>();
  /** Rows that were shown some time. */
  readonly #shown = new Set<number>();

  constructor(name: PaneName, make: PaneMaker, accounts: Accounts) {
    this.name = name;
    this.#accounts = accounts;
    this.#list.tabIndex = 0;
    this.element.append(this.#totals, this.#list);
    const given = { ...OPTIONS, list: this.#list, totals: this.#totals };
    accounts.charge(name, () => (this.#handler = make(given)));
    const options = { childList: true, subtree: true, characterData: true, attributes: true };
    new MutationObserver((records) => this.#written(records)).observe(this.#list, options);
  }

  /** Hands an event over. `again`: it was delivered before. */
  take(entry: Entry, again: boolean, at: number): void {
    if (!again) {
      this.#given++;
      const { change } = entry;
      if (change.eventType === 'INSERT') this.#expected.set(change.new.id, at);
      if (change.eventType === 'DELETE') this.#expected.delete(change.old.id);
    }
    this.#accounts.charge(this.name, () => this.#handler?.addEvent(entry));
  }

  /** What has happened since the last figures. */
  figures(at: number): PaneFigures {
    const { busyMs, timers } = this.#accounts.read(this.name);
    const figures = {
      given: this.#given,
      received: Number(this.#totals.dataset['received'] ?? 0),
      writes: this.#writes,
      busyMs,
      timers,
      rows: this.#list.childElementCount,
      missing: this.#missing(at),
    };
    this.#writes = 0;
    return figures;
  }

  dispose(): void {
    this.#accounts.charge(this.name, () => this.#handler?.dispose());
    this.element.remove();
  }

  #written(records: readonly MutationRecord[]): void {
    this.#writes++;
    for (const { target, addedNodes } of records) {
      for (const node of [target, ...addedNodes]) {
        const id = node instanceof HTMLElement ? node.dataset['id'] : undefined;
        if (id !== undefined) this.#shown.add(Number(id));
      }
    }
  }

  #missing(at: number): number {
    const newest = [...this.#expected].slice(-OPTIONS.maxDisplayed);
    return newest.filter(([id, since]) => at - since > SETTLED_MS && !this.#shown.has(id)).length;
  }
}
