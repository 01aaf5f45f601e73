import type { Cursor } from '../../lab-server/wire/batch.ts';
import type { ChangePlace, ControlNews, ControlRequest } from '../../lab-server/wire/control.ts';
import { controlUrl } from './control-url.ts';

/**
 * Asks the lab where in its log a change stands, over a control WebSocket that nobody counts or delays. Null: the log
 * has it no longer, or the lab is away.
 */
export function findPlace(origin: string, place: ChangePlace, signal: AbortSignal): Promise<Cursor | null> {
  const socket = new WebSocket(controlUrl(origin));
  const request: ControlRequest = { type: 'place', place };
  return new Promise((resolve) => {
    socket.addEventListener('open', () => socket.send(JSON.stringify(request)));
    socket.addEventListener('message', ({ data }) => {
      const news = JSON.parse(String(data)) as ControlNews;
      if (news.type !== 'place') return;
      resolve(news.cursor);
      socket.close();
    });
    socket.addEventListener('close', () => resolve(null));
    signal.addEventListener('abort', () => socket.close(), { once: true });
  });
}
