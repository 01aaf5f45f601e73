import type { Entry, HandlerOptions, Humeur, RealtimeHandlerLike } from '../../../../exercises/contract.ts';

/** The rows of a list, by their ids. */
class Rows {
  readonly #options: Required<HandlerOptions>;
  #received = 0;

  constructor(options: Required<HandlerOptions>) {
    this.#options = options;
  }

  insert({ id, nom, emoji, commentaire }: Humeur): void {
    const row = document.createElement('li');
    row.dataset['id'] = String(id);
    row.textContent = `${emoji} ${nom} · ${commentaire}`;
    this.#options.list.prepend(row);
    while (this.#options.list.childElementCount > this.#options.maxDisplayed)
      this.#options.list.lastElementChild!.remove();
  }

  update(humeur: Humeur): void {
    const row = this.#find(humeur.id);
    if (row) row.textContent = `${humeur.emoji} ${humeur.nom} · ${humeur.commentaire}`;
  }

  remove(id: number): void {
    this.#find(id)?.remove();
  }

  apply({ change }: Entry): void {
    if (change.eventType === 'INSERT') this.insert(change.new);
    else if (change.eventType === 'UPDATE') this.update(change.new);
    else this.remove(change.old.id);
  }

  count(events: number): void {
    const { totals } = this.#options;
    this.#received += events;
    totals.dataset['received'] = String(this.#received);
    totals.textContent = String(this.#received);
  }

  #find(id: number): Element | null {
    return this.#options.list.querySelector(`[data-id="${id}"]`);
  }
}

/** No batching: each event is written when it comes, and the page is laid out for each. */
export class EachAtOnce implements RealtimeHandlerLike {
  readonly #rows: Rows;

  constructor(options: Required<HandlerOptions>) {
    this.#rows = new Rows(options);
  }

  addEvent(event: Entry): void {
    this.#rows.apply(event);
    this.#rows.count(1);
  }

  dispose(): void {}
}

/**
 * Batching as the course sketches it, with two faults that are worth seeing: a full batch leaves its timer set, so that
 * timers pile up and fire into the next batches; and of several events of one row only the last stays, so that an
 * INSERT with an UPDATE becomes an UPDATE of a row that nobody knows.
 */
export class CourseBatching implements RealtimeHandlerLike {
  readonly #options: Required<HandlerOptions>;
  readonly #rows: Rows;
  #queue: Entry[] = [];

  constructor(options: Required<HandlerOptions>) {
    this.#options = options;
    this.#rows = new Rows(options);
  }

  addEvent(event: Entry): void {
    this.#queue.push(event);
    if (this.#queue.length >= this.#options.maxBatchSize) this.#process();
    else if (this.#queue.length === 1) setTimeout(() => this.#process(), this.#options.batchInterval);
  }

  dispose(): void {
    this.#queue = [];
  }

  #process(): void {
    if (this.#queue.length === 0) return;
    const events = this.#queue.splice(0);
    const lastOfRow = new Map(events.map((event) => [(event.change.new ?? event.change.old).id, event]));
    for (const event of lastOfRow.values()) this.#rows.apply(event);
    this.#rows.count(events.length);
  }
}
