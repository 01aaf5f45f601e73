import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { drained } from '../transports/drained.ts';
import type { ReaderView, ServerTransport } from '../transports/transport.ts';
import { ExpectationError } from '../wire/expect.ts';
import { readPush } from './binary-push.ts';
import type { RealtimeFaults } from './faults.ts';
import { readMessage, VERSIONS, type Version } from './message.ts';
import { RealtimeSession } from './session.ts';

/** Largest frame that a client may send, bytes. */
const MAX_FRAME = 64 * 1024;

/**
 * What supabase-js speaks: the Phoenix protocol of Supabase Realtime, with `postgres_changes` and nothing else. It
 * follows the log as every transport does, but its messages carry no cursor: what a client misses it never gets.
 */
export function realtime(faults: RealtimeFaults, idleMs: number): ServerTransport {
  return {
    name: 'supabase',
    mount({ onUpgrade }) {
      const server = new WebSocketServer({
        noServer: true,
        clientTracking: false,
        perMessageDeflate: false,
        maxPayload: MAX_FRAME,
      });
      onUpgrade(
        (request, socket, head, reader) =>
          new Promise((resolve) => {
            server.handleUpgrade(request, socket, head, (peer) => {
              peer.on('error', () => {});
              const version = versionOf(request.url!);
              if (version) resolve(serve({ peer, socket, reader }, version, faults, idleMs));
              else {
                peer.close(1008, `Expected vsn ${VERSIONS.join(' or ')}`);
                resolve();
              }
            });
          }),
      );
    },
  };
}

interface Client {
  readonly peer: WebSocket;
  readonly socket: Duplex;
  readonly reader: ReaderView;
}

/** Answers and delivers until one side goes. */
async function serve(
  client: Client,
  version: Version,
  faults: RealtimeFaults,
  idleMs: number,
): Promise<void> {
  const { peer, socket, reader } = client;
  const send = (text: string) => peer.send(text);
  const session = new RealtimeSession({ version, faults, send, now: () => reader.read().next });
  listen(client, session, version, idleMs);
  await reader.pick((batch) => {
    if (peer.readyState !== peer.OPEN) return false;
    const frames = session.framesOf(batch);
    if (frames.length === 0) return undefined;
    const more = socket.write(frames.length === 1 ? frames[0] : Buffer.concat(frames));
    reader.sent(frames.length);
    return more ? undefined : drained(socket, reader);
  });
  session.close();
  peer.close(1001, 'the stream has ended');
}

/** Hands messages to the session, one after the other; a client that says nothing for too long is closed. */
function listen(client: Client, session: RealtimeSession, version: Version, idleMs: number): void {
  const { peer, socket, reader } = client;
  const idle = setTimeout(() => peer.close(1000, 'idle'), idleMs);
  peer.once('close', () => clearTimeout(idle));
  peer.on('message', (data: Buffer, isBinary) => {
    if (peer.readyState !== peer.OPEN) return;
    idle.refresh();
    try {
      const message = isBinary ? readPush(data) : readMessage(version, data.toString());
      const beats = message.event === 'heartbeat';
      if (beats) reader.note('pong');
      session.receive(message);
      if (beats) reader.note('ping');
      else reader.sent(0);
    } catch (error) {
      if (!(error instanceof ExpectationError)) throw error;
      peer.close(isBinary ? 1003 : 1008, error.body.error);
    }
    // Who asks without end and reads nothing is not listened to until it has.
    if (!socket.writableNeedDrain || peer.isPaused) return;
    peer.pause();
    void drained(socket, reader)?.then(() => peer.resume());
  });
}

/** Phoenix takes the first version where none is asked for. */
function versionOf(url: string): Version | undefined {
  const asked = new URLSearchParams(url.slice(url.indexOf('?'))).get('vsn') ?? '1.0.0';
  return VERSIONS.find((version) => version === asked);
}
