import { batchJson, oncePerBatch } from '../log/encode.ts';
import { drained } from './drained.ts';
import type { ServerTransport } from './transport.ts';

const batchLine = oncePerBatch((batch) => Buffer.from(`${batchJson(batch)}\n`));

/** Newline-delimited JSON: one answer that never ends, a line for each batch, an empty line as a sign of life. */
export const ndjson: ServerTransport = {
  name: 'ndjson',
  mount({ onRequest, heartbeatMs }) {
    onRequest(async (_request, response, reader) => {
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' });
      response.flushHeaders();
      const heartbeat = setInterval(() => {
        response.write('\n');
        reader.note('ping');
      }, heartbeatMs);
      response.once('close', () => clearInterval(heartbeat));
      for await (const batch of reader.follow()) {
        if (!response.writable) break;
        if (!response.write(batchLine(batch))) await drained(response, reader);
      }
      clearInterval(heartbeat);
      response.end();
    });
  },
};
