import { batch, signal } from '@preact/signals';
import { applyChange, applyRows, findMissed, settle, type Cards } from './cards.ts';
import { Connection, type MoodFields } from './connection.ts';
import { isOver, nextIndicator, type Indicator } from './indicator.ts';
import type { Mood, MoodChange, MoodId } from './mood.ts';
import { problemOf, type Problem } from './problem.ts';
import type { Project } from '../project/project.ts';

/** So long a toast stands, milliseconds. */
const TOAST_MS = 3_000;

const NONE: ReadonlySet<MoodId> = new Set();

/** The page's moods: the newest hundred of a project's table, kept true by its Realtime. */
export class Humeurs {
  readonly cards = signal<Cards>([]);
  readonly indicator = signal<Indicator>({ name: 'disconnected' });
  /** The mood that is being edited. */
  readonly edited = signal<MoodId | null>(null);
  /** The mood that a toast tells of. */
  readonly toast = signal<Mood | null>(null);
  /** Whether the project's rows have been fetched. */
  readonly fetched = signal(false);
  /** Whether Realtime delivers changes: it may begin seconds after SUBSCRIBED. */
  readonly flowing = signal(false);
  /** What came while nothing was delivered, since the last trouble: fetched, for Realtime repeats nothing. */
  readonly missed = signal<ReadonlySet<MoodId>>(NONE);
  /** Why the last fetch or write failed. */
  readonly problem = signal<Problem | null>(null);
  #project: Project | undefined;
  #connection: Connection | undefined;
  /** Changes that arrive while the rows are fetched. */
  #waiting: MoodChange[] | undefined;
  /** Whether rows have been fetched under a subscription: later ones that it did not bring were missed. */
  #wasConnected = false;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;

  /** Follows this project, and no other any more. */
  open(project: Project): void {
    this.#wasConnected = false;
    batch(() => {
      this.cards.value = [];
      this.edited.value = null;
      this.fetched.value = false;
      this.missed.value = NONE;
      this.problem.value = null;
    });
    this.#connect(project);
  }

  /** Subscribes anew, after the server has closed the channel or a person has left: nobody else does. */
  reopen(): void {
    if (isOver(this.indicator.peek()) && this.#project) this.#connect(this.#project);
  }

  /** Leaves the project; the cards stay as they are. */
  leave(): void {
    void this.#connection?.close();
    this.#connection = undefined;
    this.indicator.value = { name: 'disconnected' };
  }

  #connect(project: Project) {
    this.leave();
    this.#waiting = undefined;
    this.indicator.value = { name: 'connecting' };
    const connection = new Connection(project, {
      onStatus: (status, error) => {
        batch(() => {
          this.indicator.value = nextIndicator(this.indicator.peek(), status, error);
          this.flowing.value = false;
          if (status !== 'SUBSCRIBED') this.missed.value = NONE;
        });
      },
      onFlow: () => {
        this.flowing.value = true;
        void this.#fetch(connection);
      },
      onChange: (change) => this.#take(change),
    });
    this.#project = project;
    this.#connection = connection;
    connection.subscribe();
    // The rows are worth having also where Realtime refuses.
    void this.#fetch(connection);
  }

  /** Writes go by REST; the page shows them when Realtime brings them, as it does everyone else's. */
  post = (fields: MoodFields): Promise<boolean> => this.#write((to) => to.post(fields));
  change = (id: MoodId, fields: Partial<MoodFields>): Promise<boolean> =>
    this.#write((to) => to.change(id, fields));
  remove = (id: MoodId): Promise<boolean> => this.#write((to) => to.remove(id));

  /** An animation of this mood's card has ended. */
  settle(id: MoodId): void {
    this.cards.value = settle(this.cards.peek(), id);
  }

  /** The database is there again: that it was away is no problem any more. */
  forgiveDatabase(): void {
    if (this.problem.peek()?.name === 'database-away') this.problem.value = null;
  }

  #take(change: MoodChange) {
    if (this.#waiting) this.#waiting.push(change);
    else this.#show(change);
  }

  #show(change: MoodChange) {
    const before = this.cards.peek();
    this.cards.value = applyChange(before, change);
    if (change.eventType === 'INSERT' && this.cards.peek() !== before) this.#tell(change.mood);
  }

  #tell(mood: Mood) {
    this.toast.value = mood;
    clearTimeout(this.#toastTimer);
    this.#toastTimer = setTimeout(() => (this.toast.value = null), TOAST_MS);
  }

  /** What is written after the subscription arrives by itself, and waits until the rows before it are there. */
  async #fetch(connection: Connection): Promise<void> {
    const waiting = (this.#waiting = [...(this.#waiting ?? [])]);
    const rows = await connection.newest().catch((error: unknown) => this.#fail(error));
    // Another fetch has begun, or another project: that one tells.
    if (this.#waiting !== waiting || connection !== this.#connection) return;
    this.#waiting = undefined;
    batch(() => {
      if (rows) this.#showRows(rows, waiting);
      for (const change of waiting) this.#show(change);
    });
  }

  #showRows(rows: readonly Mood[], brought: readonly MoodChange[]) {
    const before = this.cards.peek();
    this.cards.value = applyRows(before, rows, this.edited.peek());
    this.problem.value = null;
    if (this.#wasConnected) this.#mark(findMissed(before, rows, brought));
    this.#wasConnected ||= this.indicator.peek().name === 'connected';
    this.fetched.value = true;
  }

  #mark(ids: readonly MoodId[]) {
    if (ids.length > 0) this.missed.value = new Set([...this.missed.peek(), ...ids]);
  }

  async #write(how: (to: Connection) => Promise<void>): Promise<boolean> {
    if (!this.#connection) return false;
    try {
      await how(this.#connection);
      this.problem.value = null;
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  #fail(error: unknown): undefined {
    this.problem.value = problemOf(error);
  }
}
