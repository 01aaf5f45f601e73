import {
  NO_FAULT,
  type ControlNews,
  type ControlRequest,
  type Fault,
} from '../../../lab-server/wire/control.ts';
import { controlUrl } from '../../transports/control-url.ts';

/** How long the lab may take to say hello, milliseconds. */
const HELLO_MS = 3_000;

/** The lab's WebSocket stream, to be taken away and given back. Also a page that goes gives it back. */
export class RealLab {
  readonly #socket: WebSocket;
  readonly #before: Fault;
  readonly #leave = () => this.close();
  #isTaken = false;

  private constructor(socket: WebSocket, before: Fault) {
    this.#socket = socket;
    this.#before = before;
    addEventListener('pagehide', this.#leave);
  }

  /** Watches a client on a control channel of its own; undefined when the lab does not answer. */
  static open(client: string, hear: (news: ControlNews) => void): Promise<RealLab | undefined> {
    const socket = new WebSocket(controlUrl(location.origin));
    return new Promise((resolve) => {
      const giveUp = () => {
        socket.close();
        resolve(undefined);
      };
      const timer = setTimeout(giveUp, HELLO_MS);
      socket.addEventListener('close', giveUp);
      socket.addEventListener('message', ({ data }) => {
        const news = JSON.parse(String(data)) as ControlNews;
        hear(news);
        if (news.type !== 'hello') return;
        clearTimeout(timer);
        socket.send(JSON.stringify({ type: 'watch', client } satisfies ControlRequest));
        resolve(new RealLab(socket, news.faults.websocket));
      });
    });
  }

  /** Cuts every WebSocket, and refuses new ones. */
  refuse(): void {
    this.#isTaken = true;
    this.#ask({ type: 'fault', transport: 'websocket', fault: { ...NO_FAULT, refuse: true } });
    this.#ask({ type: 'cut', transport: 'websocket', how: 'reset' });
  }

  /** Makes everything as it was before. */
  restore(): void {
    if (!this.#isTaken) return;
    this.#isTaken = false;
    this.#ask({ type: 'fault', transport: 'websocket', fault: this.#before });
  }

  /** Gives back what is taken, and ends the watch. */
  close(): void {
    removeEventListener('pagehide', this.#leave);
    this.restore();
    this.#socket.close();
  }

  #ask(request: ControlRequest) {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request));
  }
}
