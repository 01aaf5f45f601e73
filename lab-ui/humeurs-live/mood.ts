import * as v from 'valibot';
import { expectShape } from '../../lab-server/wire/expect.ts';

/** A column that a project of one's own may lack, or leave empty. */
const text = v.fallback(v.string(), '');

const moodSchema = v.object({
  id: v.union([v.number(), v.string()]),
  nom: text,
  emoji: text,
  commentaire: text,
  created_at: text,
});

/** A row of the table `humeur` as this page needs it; `created_at` is ISO 8601. */
export type Mood = v.InferOutput<typeof moodSchema>;
export type MoodId = Mood['id'];

/** One change of the table; a DELETE tells no more than the key. */
export type MoodChange = { eventType: 'INSERT' | 'UPDATE'; mood: Mood } | { eventType: 'DELETE'; id: MoodId };

/** What supabase-js hands to a handler of `postgres_changes`. */
interface Payload {
  eventType: MoodChange['eventType'];
  new: unknown;
  old: unknown;
}

const keySchema = v.object({ id: moodSchema.entries.id });

/** Reads rows that a select has brought; throws an ExpectationError that names what is wrong. */
export function readMoods(rows: unknown): Mood[] {
  return expectShape('rows', v.array(moodSchema), rows);
}

/** Reads what a handler was given; throws an ExpectationError that names what is wrong. */
export function readChange({ eventType, new: now, old }: Payload): MoodChange {
  if (eventType === 'DELETE') return { eventType, id: expectShape('old row', keySchema, old).id };
  return { eventType, mood: expectShape('new row', moodSchema, now) };
}
