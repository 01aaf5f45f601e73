import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { answerCalls } from '../remote.ts';
import { ownUsage, paced, tidyHeap, type PeerMethods } from './peer.ts';
import { batchOf, entryJson } from './sample.ts';

/** The least that fans out over `ws`: a loop that sends a ready string to each socket. */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 4_096 });
let last = 0;
server.on('connection', (peer) => peer.on('error', () => peer.terminate()));

answerCalls<PeerMethods>({
  open: async () => (server.address() as AddressInfo).port,
  usage: ownUsage,
  tidy: tidyHeap,
  publish: async (pace) => {
    await paced(pace, () => {
      const text = batchOf([entryJson(++last)], last);
      for (const peer of server.clients) peer.send(text);
    });
    return last;
  },
});
