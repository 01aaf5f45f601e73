import { computed, signal } from '@preact/signals';
import {
  NO_FAULT,
  NO_REALTIME_FAULT,
  type ChannelEnd,
  type ControlNews,
  type RealtimeFault,
} from '../../lab-server/wire/control.ts';
import { ControlChannel } from '../bench/control.ts';
import { JOIN_REFUSAL } from '../bench/join-refusal.ts';
import { LabState } from '../bench/lab-state.ts';
import { controlUrl } from '../transports/control-url.ts';

/** The lab behind the page: its faults, set over the control WebSocket. */
export class LiveLab {
  readonly away = signal(false);
  readonly #state = new LabState();
  readonly #control: ControlChannel;

  /** What befalls the sockets, and the protocol above them. */
  readonly fault = computed(() => this.#state.faults.value.supabase);
  readonly realtime = computed(() => this.#state.realtime.value);

  /** The lab's database, as far as it is known; null: moods live in memory, or the lab was not heard yet. */
  readonly database = computed(() => this.#state.info.value?.database ?? null);

  constructor(origin: string, random: () => number) {
    const hear = (news: ControlNews) => {
      this.away.value = false;
      this.#state.hear(news);
    };
    this.#control = new ControlChannel(controlUrl(origin), hear, () => (this.away.value = true), random);
  }

  cut(): void {
    this.#control.send({ type: 'cut', transport: 'supabase', how: 'reset' });
  }

  /** Ends every channel; after `phx_error` supabase-js joins again, and so meets the faults of a join. */
  endChannels(how: ChannelEnd): void {
    this.#control.send({ type: 'realtime-end', how });
  }

  refuse(refuse: boolean): void {
    const fault = { ...this.fault.peek(), refuse };
    this.#control.send({ type: 'fault', transport: 'supabase', fault });
    if (refuse) this.cut();
  }

  refuseJoin(refuse: boolean): void {
    this.#setRealtime({ refuseJoin: refuse ? JOIN_REFUSAL : null }, refuse);
  }

  muteJoin(muteJoin: boolean): void {
    this.#setRealtime({ muteJoin }, muteJoin);
  }

  muteHeartbeat(muteHeartbeat: boolean): void {
    this.#setRealtime({ muteHeartbeat }, false);
  }

  deliverAfter(deliverAfterMs: number): void {
    this.#setRealtime({ deliverAfterMs }, true);
  }

  clear(): void {
    this.#control.send({ type: 'fault', transport: 'supabase', fault: NO_FAULT });
    this.#control.send({ type: 'realtime-fault', fault: NO_REALTIME_FAULT });
  }

  #setRealtime(part: Partial<RealtimeFault>, rejoin: boolean) {
    const fault = { ...this.realtime.peek(), ...part };
    this.#control.send({ type: 'realtime-fault', fault });
    if (rejoin) this.endChannels('phx_error');
  }
}
