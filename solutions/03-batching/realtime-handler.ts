import type { Entry, HandlerOptions, Humeur, RealtimeHandlerLike } from '../../exercises/contract.ts';

/** Events remembered, so that one that is delivered again is known. */
const REMEMBERED = 10_000;

/** The newest that is known of a row; `humeur` is null when it was deleted. */
interface Known {
  humeur: Humeur | null;
  seq: number;
}

/** Takes events as they come, and shows them in batches. */
export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  readonly #options: Required<HandlerOptions>;
  readonly #seen = new Set<string>();
  readonly #rows = new Map<number, Known>();
  readonly #shown = new Map<number, { element: HTMLElement; seq: number }>();
  #queue: Entry[] = [];
  #received = 0;
  #batchTimer: ReturnType<typeof setTimeout> | undefined;
  #paintTimer: ReturnType<typeof setTimeout> | undefined;
  #paintedAt = -Infinity;
  #disposed = false;

  constructor(options: HandlerOptions) {
    this.#options = { maxBatchSize: 10, batchInterval: 100, maxDisplayed: 100, ...options };
  }

  addEvent(event: Entry): void {
    if (this.#disposed || this.#seen.has(event.id)) return;
    this.#remember(event.id);
    this.#queue.push(event);
    if (this.#queue.length >= this.#options.maxBatchSize) this.#process();
    else this.#batchTimer ??= setTimeout(() => this.#process(), this.#options.batchInterval);
  }

  /** Ends it: no timer, no DOM write comes after. */
  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#batchTimer);
    clearTimeout(this.#paintTimer);
  }

  /** The full batch clears the timer of the partial one. */
  #process(): void {
    clearTimeout(this.#batchTimer);
    this.#batchTimer = undefined;
    const batch = this.#queue;
    this.#queue = [];
    for (const event of batch) {
      try {
        this.#apply(event);
        this.#received++;
      } catch {
        this.#seen.delete(event.id);
      }
    }
    this.#paintSoon();
  }

  /** Every change is "the row is now this" or "the row is gone": folding is keeping the newest. */
  #apply({ seq, change }: Entry): void {
    const { id } = change.new ?? change.old;
    const known = this.#rows.get(id);
    if (known && known.seq > seq) return;
    this.#rows.delete(id);
    this.#rows.set(id, { humeur: change.new, seq });
  }

  /** At once when the last time is long enough ago, else as soon as it is. */
  #paintSoon(): void {
    const wait = this.#paintedAt + this.#options.batchInterval - performance.now();
    if (wait <= 0) this.#paint();
    else this.#paintTimer ??= setTimeout(() => this.#paint(), wait);
  }

  #paint(): void {
    clearTimeout(this.#paintTimer);
    this.#paintTimer = undefined;
    this.#paintedAt = performance.now();
    const { list, totals, maxDisplayed } = this.#options;
    const newest = [...this.#rows.values()]
      .filter(({ humeur }) => humeur !== null)
      .sort((a, b) => b.humeur!.id - a.humeur!.id)
      .slice(0, maxDisplayed);
    list.replaceChildren(...newest.map((known) => this.#element(known)));
    totals.dataset['received'] = String(this.#received);
    totals.textContent = `${this.#received} received, ${newest.length} shown`;
  }

  /** The row's element, made anew only when the row has changed. */
  #element({ humeur, seq }: Known): HTMLElement {
    const { id, nom, emoji, commentaire } = humeur!;
    const shown = this.#shown.get(id);
    if (shown?.seq === seq) return shown.element;
    const element = shown?.element ?? document.createElement('li');
    element.dataset['id'] = String(id);
    element.textContent = `${emoji} ${nom} · ${commentaire}`;
    this.#shown.set(id, { element, seq });
    return element;
  }

  #remember(id: string): void {
    this.#seen.add(id);
    if (this.#seen.size > REMEMBERED) this.#seen.delete(this.#seen.values().next().value!);
  }
}
