import type { Socket } from 'node:net';

/** What a line does to what passes over it, asked anew for each piece. */
export interface Shape {
  /** Nothing moves while true. */
  frozen: boolean;
  /** How long a piece is under way, milliseconds. */
  delayMs: number;
  /** Infinity: as fast as the machine. */
  bytesPerSecond: number;
}

/** No line at all. */
export const OPEN: Shape = { frozen: false, delayMs: 0, bytesPerSecond: Infinity };

/** So much may be under way before the writer is held back, bytes. */
const WINDOW = 64 * 1024;

const lines = new WeakMap<Socket, Line>();

/** The line over this socket, if it ever had one. */
export function lineOf(socket: Socket): Line | undefined {
  return lines.get(socket);
}

/** Puts a line over the socket, once; from then on `shape` is asked for each piece. */
export function lineOver(socket: Socket, shape: () => Shape, now: () => number): Line {
  let line = lines.get(socket);
  if (!line) lines.set(socket, (line = new Line(socket, shape, now)));
  return line;
}

interface Piece {
  size: number;
  due: number;
  deliver: () => void;
}

/** Pieces under way in one direction: they arrive in order, late, or not at all while frozen. */
export class Lane {
  readonly #shape: () => Shape;
  readonly #now: () => number;
  readonly #queue: Piece[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #freeAt = 0;
  #lastDue = 0;
  held = 0;

  constructor(shape: () => Shape, now: () => number) {
    this.#shape = shape;
    this.#now = now;
  }

  /** Sends a piece of `size` bytes on its way, `extraMs` late; `deliver` runs when it arrives. */
  send(size: number, deliver: () => void, extraMs = 0): void {
    const { delayMs, bytesPerSecond } = this.#shape();
    this.#freeAt = Math.max(this.#now(), this.#freeAt) + (size / bytesPerSecond) * 1_000;
    this.#lastDue = Math.max(this.#lastDue, this.#freeAt + delayMs + extraMs);
    this.#queue.push({ size, due: this.#lastDue, deliver });
    this.held += size;
    this.pump();
  }

  /** Delivers what is due; to be called when the shape may have changed. */
  pump(): void {
    clearTimeout(this.#timer);
    while (this.#queue[0] && !this.#shape().frozen) {
      const wait = this.#queue[0].due - this.#now();
      if (wait > 0) {
        this.#timer = setTimeout(() => this.pump(), wait);
        return;
      }
      this.#deliverFirst();
    }
  }

  /** Delivers everything now, whatever the shape; nothing that comes later waits for it. */
  flush(): void {
    clearTimeout(this.#timer);
    while (this.#queue.length > 0) this.#deliverFirst();
    this.#freeAt = 0;
    this.#lastDue = 0;
  }

  /** Loses everything that is under way. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#queue.length = 0;
    this.held = 0;
  }

  #deliverFirst() {
    const piece = this.#queue.shift()!;
    this.held -= piece.size;
    piece.deliver();
  }
}

/** The parts of a Node socket that its stream calls to move bytes: the seam at which a line is put in. */
interface Wire {
  _write: (chunk: Buffer | string, encoding: BufferEncoding, done: (error?: Error | null) => void) => void;
  _writev: (chunks: { chunk: Buffer | string; encoding: BufferEncoding }[], done: Done) => void;
  _final: (done: Done) => void;
  _destroy: (error: Error | null, done: Done) => void;
  push: (chunk: Buffer | null) => boolean;
}
type Done = (error?: Error | null) => void;

/**
 * A line between a socket and its network: late, slow, or frozen, in both directions, for any protocol above.
 * Sockets that nothing happens to never have one.
 */
export class Line {
  readonly down: Lane;
  readonly up: Lane;
  #open = false;
  /** The socket's end, once somebody wants it: it comes even when what is under way is lost. */
  #end: (() => void) | undefined;

  constructor(socket: Socket, shape: () => Shape, now: () => number) {
    const ask = () => (this.#open ? OPEN : shape());
    this.down = new Lane(ask, now);
    this.up = new Lane(ask, now);
    this.#divert(socket as unknown as Wire);
  }

  /** Bytes written by the transport that have not left yet. */
  get held(): number {
    return this.down.held;
  }

  pump(): void {
    this.down.pump();
    this.up.pump();
  }

  /** Takes the line away for good: what is under way arrives now, or is lost. */
  remove(underWay: 'arrives' | 'is lost'): void {
    this.#open = true;
    if (underWay === 'is lost') {
      this.down.drop();
      this.up.drop();
    }
    this.down.flush();
    this.up.flush();
    this.#end?.();
  }

  #divert(wire: Wire) {
    const write = wire._write.bind(wire);
    const writev = wire._writev.bind(wire);
    const final = wire._final.bind(wire);
    const destroy = wire._destroy.bind(wire);
    const push = wire.push.bind(wire);
    wire._write = (chunk, encoding, done) =>
      this.#send(Buffer.byteLength(chunk, encoding), (told) => write(chunk, encoding, told), done);
    wire._writev = (chunks, done) => {
      const size = chunks.reduce((sum, { chunk, encoding }) => sum + Buffer.byteLength(chunk, encoding), 0);
      this.#send(size, (told) => writev(chunks, told), done);
    };
    wire._final = (done) => this.down.send(0, () => final(done));
    wire._destroy = (error, done) => {
      this.#end = () => {
        this.#end = undefined;
        destroy(error, done);
      };
      this.down.send(0, () => this.#end?.());
    };
    wire.push = (chunk) => {
      this.up.send(chunk?.length ?? 0, () => push(chunk));
      return true;
    };
  }

  /** The writer may go on at once while the line has room, else when this piece has left. */
  #send(size: number, deliver: (told: Done) => void, done: Done) {
    const room = this.held + size <= WINDOW;
    this.down.send(size, () => deliver(room ? () => {} : done));
    if (room) done();
  }
}
