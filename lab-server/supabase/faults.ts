import { NO_REALTIME_FAULT, type ChannelEnd, type RealtimeFault } from '../wire/control.ts';

/** Whose channels can be ended from outside. */
export interface ChannelOwner {
  endChannels(how: ChannelEnd): void;
}

/** What goes wrong on purpose in the Supabase protocol itself; the gate has what befalls its sockets. */
export class RealtimeFaults {
  #fault: RealtimeFault = NO_REALTIME_FAULT;
  readonly #owners = new Set<ChannelOwner>();

  get fault(): RealtimeFault {
    return this.#fault;
  }

  set(fault: RealtimeFault): void {
    this.#fault = fault;
  }

  /** Ends every channel that is open now, and none that comes later. */
  endChannels(how: ChannelEnd): void {
    for (const owner of this.#owners) owner.endChannels(how);
  }

  enter(owner: ChannelOwner): void {
    this.#owners.add(owner);
  }

  leave(owner: ChannelOwner): void {
    this.#owners.delete(owner);
  }
}
