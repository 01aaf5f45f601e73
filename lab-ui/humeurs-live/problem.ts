/**
 * Why a fetch or a write came to nothing. `unreached`: nobody answered. `database-away`: the server is there, its
 * database is not. `unchanged`: no row has this key any more, or the project lets nobody change it. `answered`: the
 * server said no, in these words.
 */
export type Problem =
  | { readonly name: 'unreached' | 'database-away' | 'unchanged' }
  | { readonly name: 'answered'; readonly words: string };

/** A request that failed; its message has the words of the server or, where nobody answered, of the browser. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly problem: Problem;

  constructor(problem: Problem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/** What supabase-js answers with: it throws nothing. */
interface Answer {
  readonly error: { readonly message: string; readonly code?: string } | null;
  /** Of HTTP; 0 where nobody answered. */
  readonly status: number;
}

/** PostgREST cannot reach its database, or has no connection to it left. */
const DATABASE_AWAY = /^PGRST00[0-3]$/;

/** Throws a RequestError unless the request succeeded. */
export function expectSuccess({ error, status }: Answer): void {
  if (!error) return;
  const words = error.message || `status ${status}`;
  if (status === 0) throw new RequestError({ name: 'unreached' }, words);
  if (DATABASE_AWAY.test(error.code ?? '')) throw new RequestError({ name: 'database-away' }, words);
  throw new RequestError({ name: 'answered', words }, words);
}

/** The problem behind any error. */
export function problemOf(error: unknown): Problem {
  if (error instanceof RequestError) return error.problem;
  return { name: 'answered', words: error instanceof Error ? error.message : String(error) };
}
