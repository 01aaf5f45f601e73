import * as v from 'valibot';

/** Longest texts that the lab stores, in characters. */
const TEXT_LIMITS = { nom: 80, emoji: 16, commentaire: 20_000 };

const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));

const fields = {
  nom: text(TEXT_LIMITS.nom),
  emoji: text(TEXT_LIMITS.emoji),
  commentaire: v.pipe(v.string(), v.maxLength(TEXT_LIMITS.commentaire)),
};

const humeurSchema = v.object({
  id: v.pipe(v.number(), v.integer()),
  ...fields,
  created_at: v.string(),
  updated_at: v.string(),
});

/** A mood post as it is stored. `created_at` and `updated_at` are ISO 8601, UTC. */
export type Humeur = v.InferOutput<typeof humeurSchema>;

/** What a person gives to post a mood; without a comment it is an empty one. */
export const newHumeurSchema = v.strictObject({ ...fields, commentaire: v.optional(fields.commentaire, '') });
export type NewHumeur = v.InferOutput<typeof newHumeurSchema>;

/** What a person gives to change a mood: at least one field. */
export const humeurPatchSchema = v.pipe(
  v.strictObject({
    nom: v.exactOptional(fields.nom),
    emoji: v.exactOptional(fields.emoji),
    commentaire: v.exactOptional(fields.commentaire),
  }),
  v.check((patch) => Object.keys(patch).length > 0, 'Expected at least one of nom, emoji, commentaire'),
);
export type HumeurPatch = v.InferOutput<typeof humeurPatchSchema>;

/** One change of the table, with the row before and after: the shape that the chapter's handlers expect. */
export const changeSchema = v.variant('eventType', [
  v.object({ eventType: v.literal('INSERT'), new: humeurSchema, old: v.null() }),
  v.object({ eventType: v.literal('UPDATE'), new: humeurSchema, old: humeurSchema }),
  v.object({ eventType: v.literal('DELETE'), new: v.null(), old: humeurSchema }),
]);
export type Change = v.InferOutput<typeof changeSchema>;

/** `GET /humeurs`: newest first, and the cursor at which these rows are the truth. */
export const snapshotSchema = v.object({ rows: v.array(humeurSchema), cursor: v.string() });
