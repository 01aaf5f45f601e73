import type {
  Entry,
  HandlerOptions,
  Humeur,
  RealtimeHandlerLike,
} from '../../../../../exercises/contract.ts';

// Three objects that know nothing of each other: a batcher, which is an EventTarget; a table; and a list, whose elements
// are used again and again for other rows, as scrolling lists do on phones.

/** Says `batch` when there is one. */
class Batcher extends EventTarget {
  readonly #size: number;
  readonly #intervalMs: number;
  #waiting: Entry[] = [];
  #timer = 0;
  #restsUntil = 0;
  #isClosed = false;

  constructor(size: number, intervalMs: number) {
    super();
    this.#size = size;
    this.#intervalMs = intervalMs;
  }

  add(event: Entry): void {
    if (this.#isClosed) return;
    this.#waiting.push(event);
    const now = performance.now();
    if (this.#waiting.length >= this.#size && now >= this.#restsUntil) this.#flush();
    else if (this.#timer === 0) {
      // Not longer than it has to: what comes late in a rest is shown at its end.
      const wait = now < this.#restsUntil ? this.#restsUntil - now : this.#intervalMs;
      this.#timer = window.setTimeout(() => this.#flush(), wait);
    }
  }

  close(): void {
    this.#isClosed = true;
    window.clearTimeout(this.#timer);
  }

  #flush(): void {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
    this.#restsUntil = performance.now() + this.#intervalMs;
    this.dispatchEvent(new CustomEvent('batch', { detail: this.#waiting.splice(0) }));
  }
}

class Table {
  readonly #rows: { id: number; seq: number; humeur: Humeur | null }[] = [];
  readonly #ids = new Set<string>();

  get received(): number {
    return this.#ids.size;
  }

  take(event: Entry): void {
    const subject = event?.change?.eventType === 'DELETE' ? event.change.old : event?.change?.new;
    if (!subject || this.#ids.has(event.id)) return;
    this.#ids.add(event.id);
    const { seq, change } = event;
    const place = this.#placeOf(subject.id);
    const row = this.#rows[place];
    if (row?.id !== subject.id) this.#rows.splice(place, 0, { id: subject.id, seq, humeur: change.new });
    else if (row.seq < seq) Object.assign(row, { seq, humeur: change.new });
  }

  newest(most: number): Humeur[] {
    const found: Humeur[] = [];
    for (const { humeur } of this.#rows) {
      if (found.length === most) break;
      if (humeur) found.push(humeur);
    }
    return found;
  }

  /** Where a row with this id stands, or would stand: the highest comes first. */
  #placeOf(id: number): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#rows[middle]!.id > id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A list whose nth element shows the nth mood, whichever that is. */
class RecyclingList {
  readonly #list: HTMLElement;
  readonly #shown: Humeur[] = [];

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  show(moods: readonly Humeur[]): void {
    while (this.#list.childElementCount < moods.length) this.#list.append(blank());
    while (this.#list.childElementCount > moods.length) this.#list.lastElementChild!.remove();
    this.#shown.length = moods.length;
    for (const [n, humeur] of moods.entries()) {
      if (this.#shown[n] === humeur) continue;
      this.#shown[n] = humeur;
      fill(this.#list.children[n] as HTMLElement, humeur);
    }
  }
}

function blank(): HTMLElement {
  const item = document.createElement('li');
  item.append(...['b', 'span', 'q'].map((name) => document.createElement(name)));
  return item;
}

function fill(item: HTMLElement, { id, emoji, nom, commentaire }: Humeur): void {
  item.dataset['id'] = String(id);
  for (const [n, text] of [emoji, nom, commentaire].entries()) item.children[n]!.textContent = text;
}

export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  readonly #batcher: Batcher;

  constructor({ list, totals, maxBatchSize = 10, batchInterval = 100, maxDisplayed = 100 }: HandlerOptions) {
    const table = new Table();
    const rows = new RecyclingList(list);
    this.#batcher = new Batcher(maxBatchSize, batchInterval);
    this.#batcher.addEventListener('batch', (event) => {
      for (const one of (event as CustomEvent<Entry[]>).detail) table.take(one);
      rows.show(table.newest(maxDisplayed));
      totals.dataset['received'] = String(table.received);
    });
  }

  addEvent(event: Entry): void {
    this.#batcher.add(event);
  }

  dispose(): void {
    this.#batcher.close();
  }
}
