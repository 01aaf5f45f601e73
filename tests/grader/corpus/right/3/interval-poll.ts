import type {
  Change,
  Entry,
  HandlerOptions,
  RealtimeHandlerLike,
} from '../../../../../exercises/contract.ts';

// A short interval looks whether a batch is due; the list is written anew as a whole.

export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  private readonly options: Required<HandlerOptions>;
  private readonly looking: ReturnType<typeof setInterval>;
  private readonly known: Record<number, { seq: number; change: Change }> = {};
  private readonly ids = new Set<string>();
  private waiting: Entry[] = [];
  private firstAt = 0;
  private lastFlush = Number.NEGATIVE_INFINITY;

  constructor({ maxBatchSize = 10, batchInterval = 100, maxDisplayed = 100, list, totals }: HandlerOptions) {
    this.options = { maxBatchSize, batchInterval, maxDisplayed, list, totals };
    this.looking = setInterval(() => this.flushWhenDue(), 10);
  }

  addEvent(event: Entry): void {
    if (this.waiting.length === 0) this.firstAt = Date.now();
    this.waiting.push(event);
    this.flushWhenDue();
  }

  dispose(): void {
    clearInterval(this.looking);
    this.flushWhenDue = () => {};
  }

  private flushWhenDue = (): void => {
    const now = Date.now();
    const { maxBatchSize, batchInterval } = this.options;
    const full = this.waiting.length >= maxBatchSize;
    const old = this.waiting.length > 0 && now - this.firstAt >= batchInterval - 10;
    if ((!full && !old) || now - this.lastFlush < batchInterval) return;
    this.lastFlush = now;
    for (const event of this.waiting.splice(0)) this.apply(event);
    this.render();
  };

  private apply(event: Entry): void {
    if (!event?.change || this.ids.has(event.id)) return;
    const row = event.change.new ?? event.change.old;
    if (!row) return;
    this.ids.add(event.id);
    const before = this.known[row.id];
    if (!before || before.seq < event.seq) this.known[row.id] = { seq: event.seq, change: event.change };
  }

  private render(): void {
    const { list, totals, maxDisplayed } = this.options;
    const rows = Object.values(this.known)
      .flatMap(({ change }) => change.new ?? [])
      .sort((a, b) => b.id - a.id);
    const fragment = document.createDocumentFragment();
    for (const { id, nom, emoji, commentaire } of rows.slice(0, maxDisplayed)) {
      const item = document.createElement('li');
      item.setAttribute('data-id', `${id}`);
      for (const [tag, text] of [
        ['strong', nom],
        ['span', emoji],
        ['p', commentaire],
      ] as const) {
        const part = document.createElement(tag);
        part.append(text);
        item.append(part);
      }
      fragment.append(item);
    }
    list.replaceChildren(fragment);
    totals.setAttribute('data-received', `${this.ids.size}`);
    totals.textContent = `${this.ids.size} événements reçus`;
  }
}
