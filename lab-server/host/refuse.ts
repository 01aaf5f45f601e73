import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorBody } from '../wire/expect.ts';

/** A refusal as HTTP says it. */
export interface Refusal {
  status: number;
  body: ErrorBody;
  headers?: Record<string, string>;
}

export function refuseRequest(response: ServerResponse, { status, body, headers }: Refusal): void {
  const json = JSON.stringify(body);
  response.writeHead(status, { ...headersFor(json), ...headers }).end(json);
}

/** Refuses on the bare socket, and closes it. */
export function refuseSocket(socket: Duplex, { status, body, headers }: Refusal): void {
  const json = JSON.stringify(body);
  const lines = Object.entries({ ...headersFor(json), ...headers, Connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${json}`, () =>
    socket.destroy(),
  );
}

function headersFor(json: string): Record<string, string> {
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(json)),
    'Cache-Control': 'no-store',
  };
}
