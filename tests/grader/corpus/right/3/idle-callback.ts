import type {
  Entry,
  HandlerOptions,
  Humeur,
  RealtimeHandlerLike,
} from '../../../../../exercises/contract.ts';

// Never writes in its caller's task: a full batch goes by a message to itself, any other one when the browser is idle,
// and at the latest when its time is over.

export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  readonly #options: Required<HandlerOptions>;
  readonly #channel = new MessageChannel();
  readonly #rows = new Map<number, readonly [seq: number, humeur: Humeur | null]>();
  readonly #ids = new Map<string, true>();
  #queue: Entry[] = [];
  #received = 0;
  #idle = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #isSent = false;
  #writtenAt = -Infinity;
  #isOver = false;

  constructor(options: HandlerOptions) {
    this.#options = { maxBatchSize: 10, batchInterval: 100, maxDisplayed: 100, ...options };
    this.#channel.port1.onmessage = () => {
      this.#isSent = false;
      // Another plan may have come first: then what has come since waits for its own.
      if (this.#restMs() <= 0) this.#flush();
    };
  }

  addEvent(event: Entry): void {
    if (this.#isOver) return;
    this.#queue.push(event);
    const { maxBatchSize, batchInterval } = this.#options;
    const rest = this.#restMs();
    if (rest > 0) this.#rest ??= setTimeout(() => this.#flush(), rest);
    else if (this.#queue.length >= maxBatchSize) this.#send();
    else this.#idle ||= requestIdleCallback(() => this.#flush(), { timeout: batchInterval });
  }

  dispose(): void {
    this.#isOver = true;
    this.#forgetPlans();
    this.#channel.port1.close();
  }

  #restMs(): number {
    return this.#writtenAt + this.#options.batchInterval - performance.now();
  }

  #send(): void {
    if (this.#isSent) return;
    this.#isSent = true;
    this.#channel.port2.postMessage(null);
  }

  #forgetPlans(): void {
    cancelIdleCallback(this.#idle);
    clearTimeout(this.#rest);
    this.#idle = 0;
    this.#rest = undefined;
  }

  #flush(): void {
    this.#forgetPlans();
    if (this.#isOver || this.#queue.length === 0) return;
    this.#writtenAt = performance.now();
    for (const event of this.#queue.splice(0)) this.#take(event);
    this.#write();
  }

  #take(event: Entry | null): void {
    const change = event?.change;
    const row = change?.eventType === 'DELETE' ? change.old : change?.new;
    if (!event || !change || !row || this.#ids.has(event.id)) return;
    this.#received++;
    this.#ids.set(event.id, true);
    if (this.#ids.size > 2_000) this.#ids.delete(this.#ids.keys().next().value!);
    const [newest] = this.#rows.get(row.id) ?? [0];
    if (event.seq > newest) this.#rows.set(row.id, [event.seq, change.new]);
  }

  #write(): void {
    const { list, totals, maxDisplayed } = this.#options;
    const moods = [...this.#rows.values()].flatMap(([, humeur]) => humeur ?? []);
    moods.sort((a, b) => b.id - a.id);
    const template = document.createElement('template');
    template.innerHTML = '<li><strong></strong> <span></span> <em></em></li>';
    const items = moods.slice(0, maxDisplayed).map(({ id, nom, emoji, commentaire }) => {
      const item = template.content.cloneNode(true) as DocumentFragment;
      item.querySelector('li')!.dataset['id'] = String(id);
      item.querySelector('strong')!.textContent = nom;
      item.querySelector('span')!.textContent = emoji;
      item.querySelector('em')!.textContent = commentaire;
      return item;
    });
    list.replaceChildren(...items);
    totals.dataset['received'] = String(this.#received);
    totals.textContent = `Σ ${this.#received}`;
  }
}
