import type { Change, Humeur } from '../../lab-server/wire/humeur.ts';

/** A row as the table holds it. */
export function row(id: number): Humeur {
  const stamp = '2026-01-01T00:00:00.000Z';
  return { id, nom: 'Zoé', emoji: '😴', commentaire: `humeur ${id}`, created_at: stamp, updated_at: stamp };
}

/** The insertion of row `id`. */
export function change(id: number): Change {
  return { eventType: 'INSERT', new: row(id), old: null };
}
