import type { Page, Request } from 'playwright';

/** What the browser's network log has of a page's payload. */
export interface Payload {
  readonly polls: Request[];
  websocket: number;
}

/** Notes every poll that ends and every WebSocket message from now on. */
export function watchPayload(page: Page): Payload {
  const payload: Payload = { polls: [], websocket: 0 };
  page.on('requestfinished', (request) => {
    if (new URL(request.url()).pathname === '/stream/short-poll') payload.polls.push(request);
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload: data }) => (payload.websocket += Buffer.byteLength(data)));
  });
  return payload;
}

/** Bytes of the bodies and of the messages, as they came. */
export async function payloadBytes({ polls, websocket }: Payload): Promise<{
  polling: number;
  websocket: number;
}> {
  const sizes = await Promise.all(polls.map((poll) => poll.sizes()));
  return { polling: sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0), websocket };
}
