import type {
  Entry,
  HandlerOptions,
  Humeur,
  RealtimeHandlerLike,
} from '../../../../../exercises/contract.ts';

// Writes in animation frames while the tab is seen, and by timers while it is hidden; when that changes, a write that
// is planned changes over. All listeners end with one signal.

interface Known {
  seq: number;
  humeur: Humeur | null;
}

export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  readonly #options: Required<HandlerOptions>;
  readonly #end = new AbortController();
  readonly #known = new Map<number, Known>();
  readonly #items = new Map<number, HTMLLIElement>();
  readonly #ids = new Set<string>();
  #queue: Entry[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #cancelWrite: (() => void) | undefined;
  #writtenAt = -Infinity;

  constructor(options: HandlerOptions) {
    this.#options = { maxBatchSize: 10, batchInterval: 100, maxDisplayed: 100, ...options };
    document.addEventListener('visibilitychange', () => this.#changeOver(), { signal: this.#end.signal });
  }

  addEvent(event: Entry): void {
    if (this.#end.signal.aborted) return;
    this.#queue.push(event);
    // What is planned takes this event along.
    if (this.#cancelWrite) return;
    const { maxBatchSize, batchInterval } = this.#options;
    const sinceWrite = performance.now() - this.#writtenAt;
    if (this.#queue.length >= maxBatchSize && sinceWrite >= batchInterval) this.#writeSoon();
    else this.#timer ??= setTimeout(() => this.#writeSoon(), batchInterval);
  }

  dispose(): void {
    this.#end.abort();
    clearTimeout(this.#timer);
    this.#cancelWrite?.();
    this.#queue = [];
  }

  #writeSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const write = () => {
      this.#cancelWrite = undefined;
      this.#write();
    };
    if (document.hidden) {
      const timer = setTimeout(write);
      this.#cancelWrite = () => clearTimeout(timer);
    } else {
      const frame = requestAnimationFrame(write);
      this.#cancelWrite = () => cancelAnimationFrame(frame);
    }
  }

  #changeOver(): void {
    if (!this.#cancelWrite) return;
    this.#cancelWrite();
    this.#writeSoon();
  }

  #write(): void {
    this.#writtenAt = performance.now();
    const batch = this.#queue;
    this.#queue = [];
    const touched = new Set<number>();
    for (const event of batch) {
      try {
        const id = this.#take(event);
        if (id !== undefined) touched.add(id);
      } catch {
        // No Entry: left out.
      }
    }
    this.#show(touched);
  }

  /** The id of the row that this event has changed; throws where it is no Entry. */
  #take({ id, seq, change }: Entry): number | undefined {
    const row = change.eventType === 'DELETE' ? change.old : change.new;
    const key = row.id;
    if (this.#ids.has(id)) return undefined;
    this.#ids.add(id);
    if ((this.#known.get(key)?.seq ?? 0) > seq) return undefined;
    this.#known.set(key, { seq, humeur: change.new });
    return key;
  }

  #show(touched: ReadonlySet<number>): void {
    const { list, totals, maxDisplayed } = this.#options;
    for (const id of touched) {
      const humeur = this.#known.get(id)?.humeur;
      if (humeur) this.#item(humeur);
      else this.#forget(id);
    }
    const ids = [...this.#items.keys()].sort((a, b) => b - a);
    for (const id of ids.splice(maxDisplayed)) this.#forget(id);
    // From the top down: an element that stands where it belongs is not moved.
    let place = list.firstElementChild;
    for (const id of ids) {
      const item = this.#items.get(id)!;
      if (item === place) place = place.nextElementSibling;
      else list.insertBefore(item, place);
    }
    const received = String(this.#ids.size);
    if (totals.dataset['received'] !== received) totals.dataset['received'] = received;
  }

  #item({ id, nom, emoji, commentaire }: Humeur): void {
    const item = this.#items.get(id) ?? document.createElement('li');
    this.#items.set(id, item);
    item.dataset['id'] = String(id);
    item.textContent = `${emoji} ${nom} : ${commentaire}`;
  }

  #forget(id: number): void {
    this.#items.get(id)?.remove();
    this.#items.delete(id);
  }
}
