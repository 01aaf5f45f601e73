import { readBatch, type ClientTransport } from './session.ts';

/** WebSocket: one frame, one batch. It does not come back by itself. */
export const websocket: ClientTransport = (session) =>
  new Promise((resolve, reject) => {
    const url = session.url();
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url);
    session.signal.addEventListener('abort', () => socket.close(), { once: true });
    socket.addEventListener('open', () => session.opened());
    socket.addEventListener('message', ({ data }) => {
      try {
        session.deliver(readBatch(String(data)));
      } catch (error) {
        reject(error);
        socket.close();
      }
    });
    socket.addEventListener('close', ({ code }) => {
      if (session.signal.aborted) resolve();
      else reject(new Error(`The socket was closed with code ${code}`));
    });
  });
