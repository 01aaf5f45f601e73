import { fetchBatch, type ClientTransport } from './session.ts';

/** Asks again as soon as it is answered; the server answers when there is news, or when it has held long enough. */
export const longPoll: ClientTransport = async (session) => {
  session.opened();
  while (!session.signal.aborted) {
    const batch = await fetchBatch(session);
    session.opened();
    if (batch) session.deliver(batch);
  }
};
