/** What a process has used: CPU time, user's and system's together, and the system's part, in µs; memory, in bytes. */
export interface Usage {
  cpuUs: number;
  systemUs: number;
  rss: number;
}

/** Events at an even pace. */
export interface Pace {
  count: number;
  /** Events per second. */
  rate: number;
}

/** What each server of the benchmark can be asked for. */
export interface PeerMethods {
  /** Resolves to the port. */
  open: () => Promise<number>;
  /** Publishes and resolves to the seq of the last event. */
  publish: (pace: Pace) => Promise<number>;
  usage: () => Promise<Usage>;
  /** Gives back the memory that nothing holds any more, where the process can. */
  tidy: () => Promise<void>;
}

/** What this process has used. */
export async function ownUsage(): Promise<Usage> {
  const { user, system } = process.cpuUsage();
  return { cpuUs: user + system, systemUs: system, rss: process.memoryUsage.rss() };
}

/** Two full collections: the second one takes what the first one's finalizers let go. */
export async function tidyHeap(): Promise<void> {
  globalThis.gc?.();
  await new Promise((resolve) => setTimeout(resolve, 50));
  globalThis.gc?.();
}

/** Calls `publish` at an even pace; times add up, so that a late call delays no later one. */
export function paced({ count, rate }: Pace, publish: () => void): Promise<void> {
  const begun = performance.now();
  let sent = 0;
  return new Promise((resolve) => {
    const tick = () => {
      while (sent < count && begun + (sent * 1_000) / rate <= performance.now()) {
        publish();
        sent++;
      }
      if (sent === count) resolve();
      else setTimeout(tick, begun + (sent * 1_000) / rate - performance.now());
    };
    tick();
  });
}
