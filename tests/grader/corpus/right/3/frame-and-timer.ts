import type {
  Entry,
  HandlerOptions,
  Humeur,
  RealtimeHandlerLike,
} from '../../../../../exercises/contract.ts';

// Two stages, as in the chapter: batches change the data, and an animation frame writes it; a timer stands beside the
// frame for when the tab is hidden.

type Row = { id: number; seq: number; row: Humeur | null };

export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  readonly options: Required<HandlerOptions>;
  eventQueue: Entry[] = [];
  batchTimeout: ReturnType<typeof setTimeout> | undefined;
  frame: number | undefined;
  fallback: ReturnType<typeof setTimeout> | undefined;
  later: ReturnType<typeof setTimeout> | undefined;
  paintedAt = -1e9;
  rows: Map<number, Row> = new Map();
  received: Set<string> = new Set();
  disposed = false;

  constructor(options: HandlerOptions) {
    this.options = { maxBatchSize: 10, batchInterval: 100, maxDisplayed: 100, ...options };
  }

  addEvent(event: Entry): void {
    if (this.disposed) return;
    this.eventQueue.push(event);
    if (this.eventQueue.length >= this.options.maxBatchSize) this.processBatch();
    else this.batchTimeout ??= setTimeout(() => this.processBatch(), this.options.batchInterval);
  }

  dispose(): void {
    this.disposed = true;
    for (const timer of [this.batchTimeout, this.fallback, this.later]) clearTimeout(timer);
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
  }

  processBatch(): void {
    clearTimeout(this.batchTimeout);
    this.batchTimeout = undefined;
    const events = [...this.eventQueue];
    this.eventQueue = [];
    events.forEach((event) => {
      try {
        this.processEvent(event);
      } catch {}
    });
    this.updateUiSoon();
  }

  processEvent({ id, seq, change }: Entry): void {
    const key = change.eventType === 'DELETE' ? change.old.id : change.new.id;
    if (this.received.has(id)) return;
    this.received.add(id);
    if ((this.rows.get(key)?.seq ?? -1) < seq) this.rows.set(key, { id: key, seq, row: change.new });
  }

  updateUiSoon(): void {
    if (this.later !== undefined || this.frame !== undefined) return;
    const wait = this.paintedAt + this.options.batchInterval - performance.now();
    if (wait > 0) {
      this.later = setTimeout(() => {
        this.later = undefined;
        this.askForFrame();
      }, wait);
    } else this.askForFrame();
  }

  askForFrame(): void {
    this.frame = requestAnimationFrame(() => this.updateUiOnce());
    this.fallback = setTimeout(() => this.updateUiOnce(), 50);
  }

  updateUiOnce(): void {
    cancelAnimationFrame(this.frame!);
    clearTimeout(this.fallback);
    this.frame = undefined;
    this.paintedAt = performance.now();
    const { list, totals, maxDisplayed } = this.options;
    const shown = Array.from(this.rows.values(), ({ row }) => row)
      .filter((row) => row !== null)
      .sort((a, b) => b.id - a.id)
      .slice(0, maxDisplayed);
    list.textContent = '';
    for (const row of shown) {
      const item = document.createElement('li');
      item.dataset['id'] = String(row.id);
      item.textContent = [row.emoji, row.nom, row.commentaire].join(' ');
      list.appendChild(item);
    }
    totals.dataset['received'] = String(this.received.size);
  }
}
