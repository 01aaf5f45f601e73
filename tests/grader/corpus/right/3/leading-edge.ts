import type {
  Entry,
  HandlerOptions,
  Humeur,
  RealtimeHandlerLike,
} from '../../../../../exercises/contract.ts';

// The first event after a pause is shown at once; what comes within the window is shown at its end.

export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  #o: Required<HandlerOptions>;
  #pending: Entry[] = [];
  #window: ReturnType<typeof setTimeout> | null = null;
  #state = new Map<number, [seq: number, row: Humeur | null]>();
  #received = new Set<number>();
  #over = false;

  constructor(options: HandlerOptions) {
    this.#o = { maxBatchSize: 10, batchInterval: 100, maxDisplayed: 100, ...options };
  }

  addEvent(event: Entry): void {
    if (this.#over) return;
    this.#pending.push(event);
    if (this.#window === null) this.#show();
  }

  dispose(): void {
    this.#over = true;
    if (this.#window !== null) clearTimeout(this.#window);
  }

  #show(): void {
    this.#window = setTimeout(() => {
      this.#window = null;
      if (this.#pending.length > 0) this.#show();
    }, this.#o.batchInterval);
    const events = this.#pending;
    this.#pending = [];
    for (const event of events) {
      const id = event?.change?.new?.id ?? event?.change?.old?.id;
      if (id === undefined || this.#received.has(event.seq)) continue;
      this.#received.add(event.seq);
      const [seq] = this.#state.get(id) ?? [0];
      if (event.seq > seq) this.#state.set(id, [event.seq, event.change.new]);
    }
    const ids = [...this.#state.keys()].filter((id) => this.#state.get(id)![1]).sort((a, b) => b - a);
    ids.length = Math.min(ids.length, this.#o.maxDisplayed);
    const items = ids.map((id) => {
      const { nom, emoji, commentaire } = this.#state.get(id)![1]!;
      const item = Object.assign(document.createElement('li'), {
        innerText: `${nom} ${emoji} : ${commentaire}`,
      });
      item.dataset['id'] = `${id}`;
      return item;
    });
    this.#o.list.replaceChildren(...items);
    this.#o.totals.dataset['received'] = `${this.#received.size}`;
  }
}
