import type {
  Change,
  Entry,
  HandlerOptions,
  Humeur,
  RealtimeHandlerLike,
} from '../../../../../exercises/contract.ts';

// The events of a row are folded pair by pair as they come; a batch is then applied to the list itself, which is the
// only place where rows are kept.

type Pending = { seq: number; change: Change };

export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  #pending = new Map<number, Pending>();
  #count = 0;
  #received = 0;
  #seen: string[] = [];
  #seqs = new Map<number, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #free = true;
  #stopped = false;
  readonly #settings;

  constructor({ list, totals, maxBatchSize = 10, batchInterval = 100, maxDisplayed = 100 }: HandlerOptions) {
    this.#settings = { list, totals, maxBatchSize, batchInterval, maxDisplayed };
  }

  addEvent(event: Entry): void {
    const row: Humeur | null | undefined = event?.change?.new ?? event?.change?.old;
    if (this.#stopped || !row || this.#seen.includes(event.id)) return;
    this.#seen = [...this.#seen.slice(-1_999), event.id];
    this.#received++;
    this.#count++;
    const before = this.#pending.get(row.id);
    if (event.seq > Math.max(before?.seq ?? 0, this.#seqs.get(row.id) ?? 0)) {
      this.#pending.set(row.id, { seq: event.seq, change: fold(before?.change, event.change) });
    }
    if (this.#free && this.#count >= this.#settings.maxBatchSize) this.#apply();
    else this.#timer ??= setTimeout(this.#apply, this.#settings.batchInterval);
  }

  dispose = () => {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#resting);
  };

  #resting: ReturnType<typeof setTimeout> | undefined;

  #apply = () => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#count = 0;
    this.#free = false;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => (this.#free = true), this.#settings.batchInterval);
    for (const [id, { seq, change }] of this.#pending) {
      this.#seqs.set(id, seq);
      const item = this.#find(id);
      if (!change.new) item?.remove();
      else if (item) item.textContent = label(change.new);
      else this.#insert(change.new);
    }
    this.#pending.clear();
    const { list, totals, maxDisplayed } = this.#settings;
    while (list.childElementCount > maxDisplayed) list.lastElementChild!.remove();
    totals.dataset['received'] = this.#received.toString();
    totals.textContent = `${this.#received} events`;
  };

  #find(id: number): HTMLElement | null {
    return this.#settings.list.querySelector(`[data-id="${id}"]`);
  }

  #insert(row: Humeur): void {
    const item = document.createElement('li');
    item.dataset['id'] = String(row.id);
    item.textContent = label(row);
    const items = [...this.#settings.list.children] as HTMLElement[];
    const next = items.find(({ dataset }) => Number(dataset['id']) < row.id) ?? null;
    this.#settings.list.insertBefore(item, next);
  }
}

function label({ nom, emoji, commentaire }: Humeur): string {
  return `${nom} is ${emoji}: ${commentaire}`;
}

/** INSERT + UPDATE is an INSERT with the last values, INSERT + DELETE a DELETE of what never was, and so on. */
function fold(before: Change | undefined, after: Change): Change {
  if (before?.eventType === 'INSERT' && after.eventType === 'UPDATE') return { ...before, new: after.new };
  if (before?.eventType === 'DELETE' && after.eventType === 'INSERT') {
    return { eventType: 'UPDATE', old: before.old, new: after.new };
  }
  return after;
}
