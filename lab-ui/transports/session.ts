import { expectJson } from '../../lab-server/wire/expect.ts';
import { parseBatch, type Batch } from '../../lab-server/wire/batch.ts';

/** What a transport gets to work with: where to ask, whom to tell, and when to stop. */
export interface Session {
  /** Where to ask, from the cursor reached so far. */
  url(): URL;
  /** The cursor reached so far, if there is one. */
  cursor(): string | undefined;
  readonly signal: AbortSignal;
  /** The server has answered. */
  opened(): void;
  /** The connection is gone, and the browser or a library is getting it back of its own accord. */
  interrupted(by: 'browser' | 'library'): void;
  /** Hands over what has come; `receivedAt` says when, on the clock of `performance.now()`, if that is not now. */
  deliver(batch: Batch, receivedAt?: number): void;
  /** Waits so many milliseconds, or until the signal aborts. */
  sleep(ms: number): Promise<void>;
}

/** Runs until it is aborted (resolves) or lost (rejects). It never retries: that is the link's business. */
export type ClientTransport = (session: Session) => Promise<void>;

/** The server would not have us now. */
export class RefusedError extends Error {
  /** How long to wait at least, milliseconds. */
  readonly retryAfterMs: number;

  constructor(response: Response) {
    super(`Expected status 200, got ${response.status}`);
    this.retryAfterMs = Number(response.headers.get('Retry-After') ?? 0) * 1_000;
  }
}

/** Asks once and reads the batch; undefined for 304, "nothing new". */
export async function fetchBatch(session: Session, headers: HeadersInit = {}): Promise<Batch | undefined> {
  const response = await fetch(session.url(), { cache: 'no-store', signal: session.signal, headers });
  if (response.status === 304) return undefined;
  if (!response.ok) throw new RefusedError(response);
  return readBatch(await response.text());
}

export function readBatch(text: string): Batch {
  return parseBatch(expectJson('batch', text));
}
