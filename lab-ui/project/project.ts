import { ExpectationError } from '../../lab-server/wire/expect.ts';

/** A Supabase project: its address and its public key. */
export interface Project {
  readonly url: string;
  readonly key: string;
}

/** The lab takes any key. */
export function labProject(origin: string): Project {
  return { url: origin, key: 'any-key' };
}

/** This machine's names: `supabase start` gives a project there. */
const LOCAL = /^(localhost|127\.0\.0\.1)$/;

/**
 * A project that a person has typed in. Throws an ExpectationError for an address that is none, and for a key that
 * gives all rights: such a key does not belong in any page.
 */
export function readProject(url: string, key: string): Project {
  const address = URL.canParse(url.trim()) ? new URL(url.trim()) : undefined;
  const isFit =
    address?.protocol === 'https:' || (address?.protocol === 'http:' && LOCAL.test(address.hostname));
  if (!address || !isFit) {
    throw new ExpectationError('Invalid address', 'https://….supabase.co', JSON.stringify(url.slice(0, 60)));
  }
  const trimmed = key.trim();
  if (trimmed === '') throw new ExpectationError('Invalid key', 'the anon key', 'nothing');
  if (isSecret(trimmed)) throw new ExpectationError('Invalid key', 'the anon key', 'a key with all rights');
  return { url: address.origin, key: trimmed };
}

/** New secret keys say so at their beginning, old ones in their payload (Supabase, "Understanding API keys"). */
function isSecret(key: string): boolean {
  if (key.startsWith('sb_secret_')) return true;
  try {
    const payload = key.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    return (JSON.parse(atob(payload)) as { role?: unknown }).role === 'service_role';
  } catch {
    return false;
  }
}

const MEMORY = 'humeur-lab-project';

/** Keeps a project as long as the tab is open; null forgets it. */
export function keepProject(project: Project | null, storage: Storage): void {
  if (project) storage.setItem(MEMORY, JSON.stringify(project));
  else storage.removeItem(MEMORY);
}

/** The project that this tab keeps, if any. */
export function keptProject(storage: Storage): Project | null {
  const kept = storage.getItem(MEMORY);
  return kept === null ? null : (JSON.parse(kept) as Project);
}
