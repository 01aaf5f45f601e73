import type { ServerResponse } from 'node:http';
import { batchJson, oncePerBatch } from '../log/encode.ts';
import type { Batch } from '../wire/batch.ts';

const batchBytes = oncePerBatch((batch) => Buffer.from(batchJson(batch)));

/** Answers a request with one batch; the bytes are made once, however many readers get them. */
export function answerBatch(
  response: ServerResponse,
  batch: Batch,
  headers: Record<string, string> = {},
): void {
  const body = batchBytes(batch);
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(body);
}
