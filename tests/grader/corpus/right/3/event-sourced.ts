import type {
  Entry,
  HandlerOptions,
  Humeur,
  RealtimeHandlerLike,
} from '../../../../../exercises/contract.ts';

// Nothing is folded: all events are kept in the order of their log, and each batch replays them.

export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  private readonly events: Entry[] = [];
  private timer = 0;
  private fresh = 0;
  private last = -Infinity;

  private readonly options: HandlerOptions;

  constructor(options: HandlerOptions) {
    this.options = options;
  }

  addEvent(event: Entry): void {
    if (this.timer < 0 || !isEntry(event) || this.events.some(({ id }) => id === event.id)) return;
    this.events.push(event);
    this.fresh++;
    const { maxBatchSize = 10, batchInterval = 100 } = this.options;
    if (this.fresh >= maxBatchSize && performance.now() - this.last >= batchInterval) this.replay();
    else if (this.timer === 0) this.timer = window.setTimeout(() => this.replay(), batchInterval);
  }

  dispose(): void {
    window.clearTimeout(this.timer);
    this.timer = -1;
  }

  private replay(): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.fresh = 0;
    this.last = performance.now();
    const table: (Humeur | undefined)[] = [];
    this.events.sort((a, b) => a.seq - b.seq);
    for (const { change } of this.events) {
      if (change.eventType === 'DELETE') delete table[change.old.id];
      else table[change.new.id] = change.new;
    }
    const shown = table
      .filter((row) => row !== undefined)
      .reverse()
      .slice(0, this.options.maxDisplayed ?? 100);
    this.options.list.innerHTML = shown
      .map(
        (row) =>
          `<li data-id="${row.id}"><b>${safe(row.nom)}</b> ${safe(row.emoji)} <i>${safe(row.commentaire)}</i></li>`,
      )
      .join('\n');
    this.options.totals.dataset['received'] = `${this.events.length}`;
    this.options.totals.textContent = `${this.events.length} reçus`;
  }
}

function isEntry(event: Entry | null | undefined): event is Entry {
  return typeof event === 'object' && event !== null && Boolean(event.change?.new ?? event.change?.old);
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
