import { EventSource } from 'eventsource';
import { WebSocket as NodeWebSocket } from 'ws';

/** As in a browser, an error that nobody listens to throws nothing: `close` follows it. */
class WebSocket extends NodeWebSocket {
  constructor(url: string | URL) {
    super(url);
    this.on('error', () => {});
  }
}

/** Node 20 has neither; the client's transports use the browser's names. */
Object.assign(globalThis, { EventSource, WebSocket });
