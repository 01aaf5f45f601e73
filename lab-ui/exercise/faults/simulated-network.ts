import type { Connection, Network } from '../../../exercises/contract.ts';
import { Clockwork } from './clockwork.ts';

const OPENING_MS = 50;
const CLOSING_MS = 5;

/** A connection as the world sees it. */
export interface Line extends Connection {
  state: 'opening' | 'open' | 'ended';
  /** When it opened; null when it never did. */
  openedAt: number | null;
  /** Nothing arrives any more, and neither side knows. */
  dead: boolean;
  /** Ended by the program while nothing was wrong with it. */
  killed: boolean;
  /** When the program sent something. */
  readonly sentAt: number[];
}

/** A simulated network with one server. */
export class SimulatedNetwork extends Clockwork implements Network {
  whenOnline: (() => void) | null = null;
  /** Every connection there was, in order. */
  readonly lines: Line[] = [];

  open = (): Connection => {
    const line = this.#newLine();
    this.lines.push(line);
    this.at(this.now() + OPENING_MS, () => {
      if (line.state !== 'opening') return;
      Object.assign(line, { state: 'open', openedAt: this.now() });
      line.whenOpen?.();
    });
    return line;
  };

  /** Connections that are open or opening. */
  get alive(): Line[] {
    return this.lines.filter(({ state }) => state !== 'ended');
  }

  /** Whether the program has a connection that works. */
  get connected(): boolean {
    return this.lines.some(({ state, dead }) => state === 'open' && !dead);
  }

  /** The server ends every connection. */
  drop(): void {
    for (const line of this.alive) {
      line.state = 'ended';
      line.whenClosed?.();
    }
  }

  /** The way to the server is another one: what was open is dead, and the program is told that it is online. */
  moveElsewhere(): void {
    for (const line of this.alive) line.dead = true;
    this.whenOnline?.();
  }

  #newLine(): Line {
    const line: Line = {
      whenOpen: null,
      whenClosed: null,
      state: 'opening',
      openedAt: null,
      dead: false,
      killed: false,
      sentAt: [],
      send: () => {
        if (line.state === 'open') line.sentAt.push(this.now());
      },
      close: () => {
        if (line.state === 'ended') return;
        Object.assign(line, { state: 'ended', killed: !line.dead });
        this.at(this.now() + CLOSING_MS, () => line.whenClosed?.());
      },
    };
    return line;
  }
}
