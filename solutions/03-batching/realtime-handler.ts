import type { Entry, HandlerOptions, Humeur, RealtimeHandlerLike } from '../../exercises/contract.ts';

/** Events and rows remembered: enough for what comes again or late, and not more with every hour. */
const REMEMBERED = 2_000;

/** The newest that is known of a row; `humeur` is null once it is deleted. */
interface Row {
  id: number;
  seq: number;
  humeur: Humeur | null;
}

/** Takes events as they come, and shows them in batches. */
export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  readonly #options: Required<HandlerOptions>;
  readonly #seen = new Set<string>();
  readonly #rows = new Map<number, Row>();
  #items = new Map<number, { element: HTMLElement; seq: number }>();
  #queue: Entry[] = [];
  #received = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writtenAt = -Infinity;
  #disposed = false;

  constructor(options: HandlerOptions) {
    this.#options = { maxBatchSize: 10, batchInterval: 100, maxDisplayed: 100, ...options };
  }

  addEvent(event: Entry): void {
    if (this.#disposed) return;
    this.#queue.push(event);
    const { maxBatchSize, batchInterval } = this.#options;
    const full = this.#queue.length >= maxBatchSize;
    const rested = performance.now() - this.#writtenAt >= batchInterval;
    if (full && rested) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), batchInterval);
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  /** The full batch clears the timer of the partial one. The queue is emptied first: what comes now is the next batch. */
  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writtenAt = performance.now();
    const batch = this.#queue;
    this.#queue = [];
    for (const event of batch) {
      try {
        this.#take(event);
      } catch {
        // This one is left out; the others of the batch are not.
      }
    }
    this.#write();
  }

  /** Every change is "the row is now this" or "the row is gone": folding is keeping the newest. */
  #take({ id: event, seq, change }: Entry): void {
    const { id } = change.new ?? change.old;
    if (this.#seen.has(event)) return;
    this.#seen.add(event);
    this.#received++;
    const known = this.#rows.get(id);
    if (known && known.seq > seq) return;
    this.#rows.delete(id);
    this.#rows.set(id, { id, seq, humeur: change.new });
  }

  #write(): void {
    const { list, totals, maxDisplayed } = this.#options;
    const newest = [...this.#rows.values()]
      .filter(({ humeur }) => humeur !== null)
      .sort((a, b) => b.id - a.id)
      .slice(0, maxDisplayed);
    const before = this.#items;
    this.#items = new Map(newest.map((row) => [row.id, this.#item(row)]));
    for (const [id, { element }] of before) if (!this.#items.has(id)) element.remove();
    let place = 0;
    for (const { element } of this.#items.values()) {
      const there = list.children[place++] ?? null;
      if (there !== element) list.insertBefore(element, there);
    }
    totals.dataset['received'] = String(this.#received);
    totals.textContent = `${this.#received} received, ${newest.length} shown`;
    this.#forget();
  }

  /** What stays as it is keeps its element, and with it focus and selection. */
  #item({ id, seq, humeur }: Row): { element: HTMLElement; seq: number } {
    const item = this.#items.get(id);
    if (item?.seq === seq) return item;
    const element = item?.element ?? document.createElement('li');
    element.dataset['id'] = String(id);
    element.textContent = `${humeur!.emoji} ${humeur!.nom} · ${humeur!.commentaire}`;
    return { element, seq };
  }

  /** Forgets the events that came first, and the rows that are not shown and changed first. */
  #forget(): void {
    for (const event of this.#seen) {
      if (this.#seen.size <= REMEMBERED) break;
      this.#seen.delete(event);
    }
    for (const id of this.#rows.keys()) {
      if (this.#rows.size <= REMEMBERED) break;
      if (!this.#items.has(id)) this.#rows.delete(id);
    }
  }
}
