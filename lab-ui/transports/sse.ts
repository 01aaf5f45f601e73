import { readBatch, type ClientTransport } from './session.ts';

/**
 * EventSource reconnects by itself after a drop, with Last-Event-ID. Only when it is CLOSED, after a refusal for
 * instance, is the session lost.
 */
export const sse: ClientTransport = (session) =>
  new Promise((resolve, reject) => {
    const source = new EventSource(session.url());
    const end = (settle: () => void) => {
      source.close();
      settle();
    };
    session.signal.addEventListener('abort', () => end(resolve), { once: true });
    source.addEventListener('open', () => session.opened());
    source.addEventListener('message', ({ data }) => {
      try {
        session.deliver(readBatch(String(data)));
      } catch (error) {
        end(() => reject(error));
      }
    });
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) end(() => reject(new Error('The stream was refused')));
      else session.interrupted('browser');
    });
  });
