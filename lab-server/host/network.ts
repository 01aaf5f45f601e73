import { NETWORKS, type NetworkProfile } from '../wire/network.ts';
import { OPEN, type Shape } from './line.ts';

/** The network that the lab pretends to be on: a shape for every line, and a clock for its tunnels. */
export class Network {
  #profile: NetworkProfile = NETWORKS.local;
  #inTunnel = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #random: () => number;
  /** Called when lines may have begun or ceased to move. */
  readonly #changed: () => void;

  constructor(random: () => number, changed: () => void) {
    this.#random = random;
    this.#changed = changed;
  }

  get profile(): NetworkProfile {
    return this.#profile;
  }

  /** How much later the first request on a new TCP connection comes: the handshake's round trip, milliseconds. */
  get handshakeMs(): number {
    return this.#profile.rttMs;
  }

  set(profile: NetworkProfile): void {
    clearTimeout(this.#timer);
    this.#profile = profile;
    this.#inTunnel = false;
    if (profile.tunnel) this.#enterTunnelLater();
    this.#changed();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** What it does to the next piece; undefined: nothing. */
  shape(): Shape | undefined {
    const { rttMs, jitterMs, bytesPerSecond, tunnel } = this.#profile;
    if (rttMs === 0 && jitterMs === 0 && bytesPerSecond === null && tunnel === null) return undefined;
    const jitter = (this.#random() * 2 - 1) * jitterMs;
    return {
      frozen: this.#inTunnel,
      delayMs: Math.max(0, (rttMs + jitter) / 2),
      bytesPerSecond: bytesPerSecond ?? OPEN.bytesPerSecond,
    };
  }

  #enterTunnelLater() {
    const { everyMs, forMs } = this.#profile.tunnel!;
    this.#timer = setTimeout(() => {
      this.#inTunnel = true;
      this.#timer = setTimeout(() => {
        this.#inTunnel = false;
        this.#enterTunnelLater();
        this.#changed();
      }, forMs);
    }, everyMs - forMs);
  }
}
