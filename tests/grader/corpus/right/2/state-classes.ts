import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
  type ManagerState,
  type RealtimeManagerLike,
} from '../../../../../exercises/contract.ts';

// The state pattern: each state is a class, which knows what every call means to it, and cleans up when it is left.
// A connection counts as a success once it has lived for ten seconds and answered a heartbeat.

const CALM_MS = 10_000;

/** What the states share. */
class Machine {
  readonly options: Required<ManagerOptions>;
  cursor: string;
  failures = 0;
  #state: State;

  constructor(options: ManagerOptions) {
    this.options = {
      baseReconnectDelay: 1_000,
      maxReconnectDelay: 30_000,
      maxReconnectAttempts: 5,
      heartbeatInterval: 30_000,
      heartbeatTimeout: 10_000,
      ...options,
    };
    this.cursor = options.after;
    options.indicator.role = 'status';
    this.#state = new Idle(this);
    this.#state.enter();
  }

  get state(): State {
    return this.#state;
  }

  become(next: State): void {
    this.#state.leave();
    this.#state = next;
    next.enter();
  }

  show(state: ManagerState, text: string): void {
    this.options.indicator.setAttribute('data-state', state);
    this.options.indicator.replaceChildren(text);
  }
}

abstract class State {
  protected readonly machine: Machine;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(machine: Machine) {
    this.machine = machine;
  }

  abstract enter(): void;

  leave(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  connect(): void {}

  disconnect(): void {
    this.machine.become(new Idle(this.machine));
  }

  lose(): void {
    const { failures, options } = this.machine;
    const isOver = failures >= options.maxReconnectAttempts;
    this.machine.become(isOver ? new GivenUp(this.machine) : new Pausing(this.machine));
  }

  protected after(ms: number, act: () => void) {
    const timer = setTimeout(act, ms);
    this.#timers.add(timer);
    return timer;
  }
}

class Idle extends State {
  enter(): void {
    this.machine.failures = 0;
    this.machine.show('disconnected', 'hors ligne');
  }

  override connect(): void {
    this.machine.failures = 0;
    this.machine.show('connecting', 'connexion…');
    this.machine.become(new Opening(this.machine));
  }

  override disconnect(): void {}
}

class GivenUp extends Idle {
  override enter(): void {
    this.machine.show('error', 'perdu : réessayez');
  }

  override disconnect(): void {
    this.machine.become(new Idle(this.machine));
  }

  override lose(): void {}
}

class Pausing extends State {
  enter(): void {
    this.machine.show('reconnecting', 'de retour bientôt…');
    const ms = delay(this.machine.options, this.machine.failures++);
    this.after(ms, () => this.machine.become(new Opening(this.machine)));
  }

  // It is planned already.
  override lose(): void {}

  override connect(): void {
    this.machine.become(new Opening(this.machine));
  }
}

/** A state with a WebSocket; left for another one than its successor, it closes it. */
abstract class WithSocket extends State {
  protected readonly socket: WebSocket;
  protected handsOver = false;

  constructor(machine: Machine, socket: WebSocket) {
    super(machine);
    this.socket = socket;
  }

  override leave(): void {
    super.leave();
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    if (!this.handsOver) this.socket.close();
  }
}

class Opening extends WithSocket {
  constructor(machine: Machine) {
    const url = new URL(machine.options.url);
    url.searchParams.set('after', machine.cursor);
    super(machine, new WebSocket(url));
  }

  enter(): void {
    this.socket.onclose = () => this.lose();
    this.socket.onopen = () => {
      this.handsOver = true;
      this.machine.become(new Live(this.machine, this.socket));
    };
    this.after(this.machine.options.heartbeatTimeout, () => this.lose());
  }
}

class Live extends WithSocket {
  #overdue: ReturnType<typeof setTimeout> | undefined;
  #isCalm = false;

  enter(): void {
    this.machine.show('connected', 'en direct');
    this.socket.onclose = () => this.lose();
    this.socket.onmessage = ({ data }: MessageEvent<string>) => this.#take(data);
    this.after(CALM_MS, () => (this.#isCalm = true));
    this.#beatLater();
  }

  #beatLater(): void {
    const { heartbeatInterval, heartbeatTimeout } = this.machine.options;
    this.after(heartbeatInterval, () => {
      this.socket.send(HEARTBEAT);
      this.#overdue = this.after(heartbeatTimeout, () => this.lose());
    });
  }

  #take(text: string): void {
    if (text === HEARTBEAT_ANSWER) {
      clearTimeout(this.#overdue);
      if (this.#isCalm) this.machine.failures = 0;
      return this.#beatLater();
    }
    const { entries, next } = JSON.parse(text) as Batch;
    this.machine.cursor = next;
    entries.forEach((entry) => this.machine.options.onEntry(entry));
  }
}

/** Half as much again each time, a third of it at random. */
function delay({ baseReconnectDelay, maxReconnectDelay }: Required<ManagerOptions>, attempt: number): number {
  return Math.min(maxReconnectDelay, baseReconnectDelay * 1.5 ** attempt) * (1 - Math.random() / 3);
}

export class RealtimeManager implements RealtimeManagerLike {
  readonly #machine: Machine;

  constructor(options: ManagerOptions) {
    this.#machine = new Machine(options);
  }

  connect(): void {
    this.#machine.state.connect();
  }

  disconnect(): void {
    this.#machine.state.disconnect();
  }

  scheduleReconnect(): void {
    this.#machine.state.lose();
  }

  nextDelay(attempt: number): number {
    return delay(this.#machine.options, attempt);
  }
}
