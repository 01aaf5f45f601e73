import type { PaneName } from '../../frame/messages.ts';

/** What a pane's code has cost since it was last read. */
interface Account {
  busyMs: number;
  timers: number;
}

/**
 * Knows which pane's code is at work, also when a timer or a frame calls it later: `setTimeout` and
 * `requestAnimationFrame` are charged to whoever asked for them. What promises and channels call is not seen.
 */
export class Accounts {
  readonly #accounts = new Map<PaneName, Account>();
  readonly #now: () => number;
  #current: PaneName | undefined;
  #begunAt = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Lets the timers of this window be charged from now on. */
  install(target: Window & typeof globalThis): void {
    const { setTimeout: later, clearTimeout: never, requestAnimationFrame: nextFrame } = target;
    const pending = new Map<unknown, PaneName>();
    const settle = (handle: unknown) => {
      const pane = pending.get(handle);
      if (pane !== undefined && pending.delete(handle)) this.#of(pane).timers--;
      return pane;
    };
    const setLater = (handler: TimerHandler, ms?: number, ...rest: unknown[]) => {
      const pane = this.#current;
      if (pane === undefined || typeof handler !== 'function') return later(handler, ms, ...rest);
      const call = () => {
        settle(handle);
        this.charge(pane, () => (handler as (...values: unknown[]) => void)(...rest));
      };
      const handle = later(call, ms);
      pending.set(handle, pane);
      this.#of(pane).timers++;
      return handle;
    };
    const clear = (handle: number | undefined) => {
      settle(handle);
      never(handle);
    };
    const atFrame = (call: FrameRequestCallback) => {
      const pane = this.#current;
      return pane === undefined ? nextFrame(call) : nextFrame((at) => this.charge(pane, () => call(at)));
    };
    Object.assign(target, { setTimeout: setLater, clearTimeout: clear, requestAnimationFrame: atFrame });
  }

  /** Runs a pane's code on its account. What it throws goes to the window, as from a timer. */
  charge(pane: PaneName, work: () => void): void {
    const outer = this.#current;
    const begunAt = this.#now();
    this.#current = pane;
    this.#begunAt = begunAt;
    try {
      work();
    } catch (error) {
      reportError(error);
    } finally {
      this.#of(pane).busyMs += this.#now() - this.#begunAt;
      this.#current = outer;
    }
  }

  /** The account so far; the milliseconds begin anew. */
  read(pane: PaneName): Account {
    const account = { ...this.#of(pane) };
    this.#of(pane).busyMs = 0;
    return account;
  }

  #of(pane: PaneName): Account {
    let account = this.#accounts.get(pane);
    if (!account) this.#accounts.set(pane, (account = { busyMs: 0, timers: 0 }));
    return account;
  }
}
