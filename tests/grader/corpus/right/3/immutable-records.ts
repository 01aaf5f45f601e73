import type {
  Entry,
  HandlerOptions,
  Humeur,
  RealtimeHandlerLike,
} from '../../../../../exercises/contract.ts';

// Data never change: a batch makes of one frozen state the next one, and what is shown is a function of the state.
// Only elements whose row is another object than before are written.

interface Row {
  readonly seq: number;
  readonly humeur: Humeur | null;
}

interface State {
  readonly rows: ReadonlyMap<number, Row>;
  readonly recent: readonly string[];
  readonly received: number;
}

/** So many event ids are remembered at least. */
const REMEMBERED = 1_500;

const EMPTY: State = Object.freeze({ rows: new Map(), recent: [], received: 0 });

/** The state after a batch. */
function after(state: State, batch: readonly unknown[]): State {
  const known = new Set(state.recent);
  const fresh = batch.filter(isEntry).filter(({ id }) => !known.has(id) && known.add(id));
  if (fresh.length === 0) return state;
  const changed = new Map<number, Row>();
  for (const { seq, change } of fresh) {
    const { id } = change.new ?? change.old;
    const newest = changed.get(id) ?? state.rows.get(id);
    if (newest && newest.seq > seq) continue;
    changed.set(id, Object.freeze({ seq, humeur: change.new }));
  }
  const recent = [...state.recent, ...fresh.map(({ id }) => id)];
  return Object.freeze({
    rows: new Map([...state.rows, ...changed]),
    recent: recent.slice(-Math.max(REMEMBERED, fresh.length)),
    received: state.received + fresh.length,
  });
}

function isEntry(event: unknown): event is Entry {
  const { id, seq, change } = (event ?? {}) as Partial<Entry>;
  if (typeof id !== 'string' || typeof seq !== 'number' || !change) return false;
  const row = change.eventType === 'DELETE' ? change.old : change.new;
  return typeof row?.id === 'number';
}

/** The moods to show: highest id first. */
function shownIn({ rows }: State, most: number): readonly Humeur[] {
  return [...rows.values()]
    .flatMap(({ humeur }) => humeur ?? [])
    .toSorted((a, b) => b.id - a.id)
    .slice(0, most);
}

export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  readonly #options: HandlerOptions;
  #state = EMPTY;
  #queue: readonly unknown[] = [];
  #elements: ReadonlyMap<Humeur, HTMLLIElement> = new Map();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writtenAt = Number.NEGATIVE_INFINITY;
  #isOver = false;

  constructor(options: HandlerOptions) {
    this.#options = Object.freeze({ ...options });
  }

  addEvent(event: Entry): void {
    if (this.#isOver) return;
    const { maxBatchSize = 10, batchInterval = 100 } = this.#options;
    this.#queue = [...this.#queue, event];
    const rested = performance.now() - this.#writtenAt >= batchInterval;
    if (this.#queue.length >= maxBatchSize && rested) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), batchInterval);
  }

  dispose(): void {
    this.#isOver = true;
    this.#queue = [];
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const [before, batch] = [this.#state, this.#queue];
    this.#queue = [];
    this.#state = after(before, batch);
    if (this.#state === before) return;
    this.#writtenAt = performance.now();
    this.#write();
  }

  #write(): void {
    const { list, totals, maxDisplayed = 100 } = this.#options;
    const shown = shownIn(this.#state, maxDisplayed);
    this.#elements = new Map(
      shown.map((humeur) => [humeur, this.#elements.get(humeur) ?? element(humeur)] as const),
    );
    list.replaceChildren(...this.#elements.values());
    totals.dataset['received'] = `${this.#state.received}`;
    totals.textContent = `${this.#state.received} événements, ${shown.length} humeurs`;
  }
}

function element({ id, nom, emoji, commentaire }: Humeur): HTMLLIElement {
  const item = document.createElement('li');
  item.dataset['id'] = `${id}`;
  item.textContent = `${emoji} ${nom} — ${commentaire}`;
  return item;
}
