import type {
  Entry,
  HandlerOptions,
  Humeur,
  RealtimeHandlerLike,
} from '../../../../../exercises/contract.ts';

// Events flow through a stream; an async generator makes batches of it, and a loop shows them.

interface Row {
  id: number;
  seq: number;
  humeur: Humeur | null;
}

export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  readonly #ending = new AbortController();
  #feed!: ReadableStreamDefaultController<Entry>;

  constructor(options: HandlerOptions) {
    const { maxBatchSize = 10, batchInterval = 100, maxDisplayed = 100, list, totals } = options;
    const events = new ReadableStream<Entry>({ start: (controller) => void (this.#feed = controller) });
    const table = new Table();
    const { signal } = this.#ending;
    const show = async () => {
      for await (const batch of batches(events, maxBatchSize, batchInterval, signal)) {
        for (const event of batch) table.take(event);
        list.replaceChildren(...table.newest(maxDisplayed).map(item));
        totals.dataset['received'] = String(table.received);
      }
    };
    void show().catch(() => {});
  }

  addEvent(event: Entry): void {
    if (!this.#ending.signal.aborted) this.#feed.enqueue(event);
  }

  dispose(): void {
    this.#ending.abort();
  }
}

async function* batches(
  events: ReadableStream<Entry>,
  size: number,
  interval: number,
  signal: AbortSignal,
): AsyncGenerator<Entry[]> {
  const reader = events.getReader();
  let next = reader.read();
  let shownAt = -Infinity;
  while (!signal.aborted) {
    const { value: first } = await next;
    const batch = [first!];
    next = reader.read();
    const over = sleep(interval, signal);
    for (;;) {
      const rested = performance.now() - shownAt >= interval;
      if (batch.length >= size && rested) break;
      const event = await Promise.race([next, over.done]);
      if (event === 'over') break;
      batch.push(event.value!);
      next = reader.read();
    }
    over.cancel();
    if (signal.aborted) return;
    shownAt = performance.now();
    yield batch;
  }
}

function sleep(ms: number, signal: AbortSignal): { done: Promise<'over'>; cancel: () => void } {
  let cancel = () => {};
  const done = new Promise<'over'>((resolve) => {
    const timer = setTimeout(() => resolve('over'), ms);
    cancel = () => clearTimeout(timer);
    signal.addEventListener('abort', cancel, { once: true });
  });
  return { done, cancel };
}

class Table {
  readonly #rows = new Map<number, Row>();
  readonly #events = new Set<string>();

  get received(): number {
    return this.#events.size;
  }

  take(event: Entry): void {
    const row = event?.change?.new ?? event?.change?.old;
    if (!row || this.#events.has(event.id)) return;
    this.#events.add(event.id);
    const { seq } = this.#rows.get(row.id) ?? { seq: 0 };
    if (seq < event.seq) this.#rows.set(row.id, { id: row.id, seq: event.seq, humeur: event.change.new });
  }

  newest(count: number): Humeur[] {
    const rows = [...this.#rows.values()].sort((a, b) => b.id - a.id);
    return rows.flatMap(({ humeur }) => humeur ?? []).slice(0, count);
  }
}

function item({ id, nom, emoji, commentaire }: Humeur): HTMLElement {
  const made = document.createElement('li');
  made.dataset['id'] = String(id);
  made.append(emoji, ' ', nom, ' ', commentaire);
  return made;
}
