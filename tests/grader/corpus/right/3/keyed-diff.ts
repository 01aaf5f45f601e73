import type {
  Entry,
  HandlerOptions,
  Humeur,
  RealtimeHandlerLike,
} from '../../../../../exercises/contract.ts';

// A sorted array is kept up to date by bisection; new rows go into the list by a fragment, others stay untouched.

type Item = { id: number; seq: number; row: Humeur | null; dirty: boolean; node?: HTMLLIElement };

export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  private readonly items: Item[] = [];
  private readonly ring = new Map<string, true>();
  private inbox: Entry[] = [];
  private total = 0;
  private state: 'idle' | 'waiting' | 'resting' | 'ended' = 'idle';
  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly options: HandlerOptions;

  constructor(options: HandlerOptions) {
    this.options = options;
  }

  addEvent(event: Entry): void {
    if (this.state === 'ended') return;
    this.inbox.push(event);
    if (this.state === 'idle') this.wait('waiting');
    if (this.state === 'waiting' && this.inbox.length >= (this.options.maxBatchSize ?? 10)) this.work();
  }

  dispose(): void {
    this.state = 'ended';
    clearTimeout(this.timer);
  }

  /** After each write comes a rest; whatever came meanwhile is written at its end. */
  private wait(state: 'waiting' | 'resting'): void {
    clearTimeout(this.timer);
    this.state = state;
    this.timer = setTimeout(() => {
      this.state = 'idle';
      if (this.inbox.length > 0) this.work();
    }, this.options.batchInterval ?? 100);
  }

  private work(): void {
    this.wait('resting');
    const inbox = this.inbox;
    this.inbox = [];
    inbox.filter(isSound).forEach((event) => this.merge(event));
    this.paint();
  }

  private merge({ id, seq, change }: Entry): void {
    if (this.ring.has(id)) return;
    this.ring.set(id, true);
    if (this.ring.size > 5_000) this.ring.delete(this.ring.keys().next().value!);
    this.total++;
    const key = (change.new ?? change.old).id;
    const place = this.place(key);
    const there = this.items[place];
    if (there?.id !== key) this.items.splice(place, 0, { id: key, seq, row: change.new, dirty: true });
    else if (there.seq < seq) Object.assign(there, { seq, row: change.new, dirty: true });
  }

  /** Where a row is, or belongs: highest id first. */
  private place(id: number): number {
    let [low, high] = [0, this.items.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.items[middle]!.id > id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private paint(): void {
    const { list, totals, maxDisplayed = 100 } = this.options;
    const shown = this.items.filter(({ row }) => row).slice(0, maxDisplayed);
    const keep = new Set<Node>();
    for (const item of shown) {
      item.node ??= document.createElement('li');
      if (item.dirty) {
        item.node.dataset['id'] = String(item.id);
        item.node.textContent = `${item.row!.nom} ${item.row!.emoji} ${item.row!.commentaire}`;
        item.dirty = false;
      }
      keep.add(item.node);
    }
    for (const node of Array.from(list.children)) if (!keep.has(node)) node.remove();
    let next: ChildNode | null = null;
    for (const { node } of shown.toReversed()) {
      if (node!.parentNode !== list || node!.nextSibling !== next) list.insertBefore(node!, next);
      next = node!;
    }
    totals.dataset['received'] = String(this.total);
    totals.title = `${this.total}`;
  }
}

function isSound(event: Entry): boolean {
  return Boolean(event?.id && event.change && (event.change.new ?? event.change.old));
}
