import type {
  Entry,
  HandlerOptions,
  Humeur,
  RealtimeHandlerLike,
} from '../../../../../exercises/contract.ts';

// A pipe of streams: sound events only, each once, in batches by size or age, folded to rows; the last one is the page.

type Rows = Map<number, { seq: number; humeur: Humeur | null }>;
interface Picture {
  moods: Humeur[];
  received: number;
}

export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  readonly #ending = new AbortController();
  readonly #entrance: WritableStreamDefaultWriter<unknown>;

  constructor({ list, totals, maxBatchSize = 10, batchInterval = 100, maxDisplayed = 100 }: HandlerOptions) {
    const { signal } = this.#ending;
    const entrance = new TransformStream<unknown, unknown>();
    this.#entrance = entrance.writable.getWriter();
    this.#entrance.closed.catch(() => {});
    entrance.readable
      .pipeThrough(onlyEntries(), { signal })
      .pipeThrough(distinct(5_000), { signal })
      .pipeThrough(buffered<Entry>(maxBatchSize, batchInterval, signal), { signal })
      .pipeThrough(folded(maxDisplayed), { signal })
      .pipeTo(page(list, totals, signal), { signal })
      .catch(() => {});
  }

  addEvent(event: Entry): void {
    if (!this.#ending.signal.aborted) this.#entrance.write(event).catch(() => {});
  }

  dispose(): void {
    this.#ending.abort();
  }
}

function onlyEntries(): TransformStream<unknown, Entry> {
  return new TransformStream({
    transform(event, controller) {
      const { change } = (event ?? {}) as Partial<Entry>;
      const row = change?.eventType === 'DELETE' ? change.old : change?.new;
      if (row) controller.enqueue(event as Entry);
    },
  });
}

/** Each event once, as far as so many ids back. */
function distinct(memory: number): TransformStream<Entry, Entry> {
  const ids = new Set<string>();
  return new TransformStream({
    transform(event, controller) {
      if (ids.has(event.id)) return;
      ids.add(event.id);
      for (const oldest of ids) {
        if (ids.size <= memory) break;
        ids.delete(oldest);
      }
      controller.enqueue(event);
    },
  });
}

/** Batches that are full, or whose first item has waited for the interval; never two within one interval. */
function buffered<T>(size: number, intervalMs: number, over: AbortSignal): TransformStream<T, T[]> {
  let batch: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let passedOnAt = -Infinity;
  const passOn = (controller: TransformStreamDefaultController<T[]>) => {
    clearTimeout(timer);
    timer = undefined;
    if (over.aborted) return;
    passedOnAt = performance.now();
    controller.enqueue(batch);
    batch = [];
  };
  over.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return new TransformStream({
    transform(item, controller) {
      if (over.aborted) return;
      batch.push(item);
      if (batch.length >= size && performance.now() - passedOnAt >= intervalMs) passOn(controller);
      else timer ??= setTimeout(passOn, intervalMs, controller);
    },
  });
}

function folded(most: number): TransformStream<Entry[], Picture> {
  const rows: Rows = new Map();
  let received = 0;
  return new TransformStream({
    transform(batch, controller) {
      received += batch.length;
      for (const { seq, change } of batch) {
        const { id } = change.new ?? change.old;
        if (seq > (rows.get(id)?.seq ?? -1)) rows.set(id, { seq, humeur: change.new });
      }
      const moods = [...rows.values()].flatMap(({ humeur }) => (humeur ? [humeur] : []));
      controller.enqueue({ moods: moods.sort((a, b) => b.id - a.id).slice(0, most), received });
    },
  });
}

function page(list: HTMLElement, totals: HTMLElement, over: AbortSignal): WritableStream<Picture> {
  return new WritableStream({
    write({ moods, received }) {
      if (over.aborted) return;
      const items = document.createDocumentFragment();
      for (const { id, nom, emoji, commentaire } of moods) {
        const item = items.appendChild(document.createElement('li'));
        item.setAttribute('data-id', String(id));
        for (const text of [emoji, nom, commentaire]) {
          item.appendChild(document.createElement('span')).textContent = text;
        }
      }
      list.replaceChildren(items);
      totals.setAttribute('data-received', String(received));
    },
  });
}
