import { expect } from 'vitest';
import { post, startLab } from '../lab.ts';
import type { Steps } from './agent.ts';
import type { LabOptionsSource, OpenClient, SupabaseDriver } from './driver.ts';

/** Léa's. */
export const mood = { nom: 'Léa', emoji: '🔥', commentaire: 'moi' };
/** How PostgREST writes a time. */
export const timestamp = expect.stringMatching(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?\+00:00$/,
) as string;
export const stamps = { created_at: timestamp, updated_at: timestamp };

/** Four moods: three by Zoé, `humeur 1` to `humeur 3`, and one by Léa. */
export async function startWithMoods(open: OpenClient, options: LabOptionsSource) {
  const lab = await startLab(await options());
  await post(lab, 3);
  await lab.store.insert(mood);
  return { lab, client: await open(lab.origin) };
}

/** Calls on `supabase.from('humeur')`. */
export const table = (client: SupabaseDriver, ...steps: Steps) => client.call(['from', 'humeur'], ...steps);

/** An answer with these rows, of which nothing but the id was asked for. */
export const ids = (...list: number[]) => ({ error: null, data: list.map((id) => ({ id })) });
