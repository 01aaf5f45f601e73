import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { batchJson, oncePerBatch } from '../log/encode.ts';
import { drained } from './drained.ts';
import { HEARTBEAT, HEARTBEAT_ANSWER } from '../wire/heartbeat.ts';
import { textFrame } from './text-frame.ts';
import type { ReaderView, ServerTransport } from './transport.ts';

/** Largest frame that a client may send, bytes: it has little to say. */
const MAX_FRAME = 64 * 1024;

/** One text frame for each batch, made once for all readers. */
const batchFrame = oncePerBatch((batch) => textFrame(batchJson(batch)));

/** WebSocket: a frame for each batch, and a ping now and then; a peer that does not answer one is dropped. */
export const websocket: ServerTransport = {
  name: 'websocket',
  mount({ onUpgrade, heartbeatMs }) {
    const server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: MAX_FRAME,
    });
    server.on('headers', (headers) => headers.push('Cache-Control: no-store'));
    onUpgrade(
      (request, socket, head, reader) =>
        new Promise((resolve) => {
          server.handleUpgrade(request, socket, head, (peer) => {
            answerMessages(peer);
            keepAlive(peer, reader, heartbeatMs);
            resolve(sendAll(peer, socket, reader));
          });
        }),
    );
  },
};

async function sendAll(peer: WebSocket, socket: Duplex, reader: ReaderView): Promise<void> {
  await reader.follow((batch) => {
    if (peer.readyState !== peer.OPEN) return false;
    return socket.write(batchFrame(batch)) ? undefined : drained(socket, reader);
  });
  peer.close(1001, 'the stream has ended');
}

/**
 * A browser cannot see the server's pings, so it may ask for a sign of life of its own. The stream goes one way
 * otherwise: whatever else a client says is answered with the close code that fits.
 */
function answerMessages(peer: WebSocket): void {
  peer.on('error', () => {});
  peer.on('message', (data: Buffer, isBinary) => {
    if (!isBinary && data.toString() === HEARTBEAT) return peer.send(HEARTBEAT_ANSWER);
    const got = isBinary ? 'a binary frame' : 'a text frame';
    const body = { error: 'Unexpected message', expected: HEARTBEAT, got };
    return peer.close(isBinary ? 1003 : 1008, JSON.stringify(body));
  });
}

function keepAlive(peer: WebSocket, reader: ReaderView, heartbeatMs: number): void {
  let answered = true;
  peer.on('pong', () => {
    answered = true;
    reader.note('pong');
  });
  const timer = setInterval(() => {
    if (!answered) return peer.terminate();
    answered = false;
    peer.ping();
    reader.note('ping');
  }, heartbeatMs);
  peer.once('close', () => clearInterval(timer));
}
