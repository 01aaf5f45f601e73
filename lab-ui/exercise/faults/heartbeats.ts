import type { Network } from '../../../exercises/contract.ts';
import type { Text } from '../../../lab-server/wire/exercise.ts';
import type { Sample, Simulation } from './simulation.ts';
import { SimulatedNetwork, type Line } from './simulated-network.ts';

const MINUTE_MS = 60_000;
const END_MS = 30 * MINUTE_MS;
const BEAT_MS = 30_000;
/** From one loss to the next: a connection has time for 4 heartbeats. */
const LOSS_MS = 2.3 * MINUTE_MS;
/** What a program may be early or late, milliseconds. */
const GRACE_MS = 500;

/** Half an hour with a loss every two minutes and a bit. Counts the timers that run while it is connected. */
export const heartbeats: Simulation = {
  exportName: 'keepAlive',
  right: 1,
  end: END_MS / MINUTE_MS,
  run(program) {
    const network = new SimulatedNetwork();
    let undone: Text | null = null;
    (program as (network: Network) => void)(network);
    for (let at = LOSS_MS; at < END_MS - MINUTE_MS; at += LOSS_MS) {
      network.at(at, () => network.drop());
      network.at(at + 2_000, () => (undone ??= network.connected ? null : away(at)));
    }
    const samples: Sample[] = [];
    for (let at = 10_000; at <= END_MS; at += 10_000) {
      network.runUntil(at);
      const value = network.connected ? network.running : (samples.at(-1)?.value ?? 0);
      samples.push({ at: at / MINUTE_MS, value });
      if (network.alive.length > 1) undone ??= several(network.alive.length);
    }
    return { samples, undone: undone ?? judgeBeats(network.lines) };
  },
};

/** Whether each connection had its heartbeats, one every 30 s. The last one is not over. */
function judgeBeats(lines: readonly Line[]): Text | null {
  for (const { openedAt, sentAt } of lines.slice(0, -1)) {
    if (openedAt === null) continue;
    const pauses = sentAt.map((at, n) => at - (sentAt[n - 1] ?? openedAt));
    const tooLong = sentAt.length < 4 || pauses.some((pause) => pause > BEAT_MS + GRACE_MS);
    const tooShort = pauses.slice(1).some((pause) => pause < BEAT_MS - GRACE_MS);
    if (tooLong || tooShort) return beats(sentAt.length);
  }
  return null;
}

const minutes = (ms: number, mark: string) => (ms / MINUTE_MS).toFixed(1).replace('.', mark);

const away = (at: number): Text => ({
  fr: `Connexion perdue à la minute ${minutes(at, ',')} : deux secondes plus tard, elle n’était pas revenue.`,
  en: `The connection was lost in minute ${minutes(at, '.')}: two seconds later it was not back.`,
});

const several = (count: number): Text => ({
  fr: `${count} connexions étaient ouvertes à la fois ; une seule était attendue.`,
  en: `${count} connections were open at a time; one was expected.`,
});

const beats = (count: number): Text => ({
  fr: `Une connexion de 137 s a envoyé ${count} signes de vie ; quatre étaient attendus, un toutes les 30 s.`,
  en: `A connection of 137 s sent ${count} heartbeats; four were expected, one every 30 s.`,
});
