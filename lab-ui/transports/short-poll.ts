import { fetchBatch, type ClientTransport } from './session.ts';

/**
 * Asks every `pollMs`, never twice at a time. `conditional`: says what it has, so that the server may answer 304
 * without a body.
 */
export function shortPoll({
  pollMs,
  conditional,
}: {
  pollMs: number;
  conditional: boolean;
}): ClientTransport {
  return async (session) => {
    let due = performance.now();
    while (!session.signal.aborted) {
      const batch = await fetchBatch(
        session,
        conditional ? { 'If-None-Match': `"${session.cursor() ?? ''}"` } : {},
      );
      session.opened();
      if (batch) session.deliver(batch);
      const late = performance.now() - due;
      due += Math.max(1, Math.ceil(late / pollMs)) * pollMs;
      await session.sleep(due - performance.now());
    }
  };
}
