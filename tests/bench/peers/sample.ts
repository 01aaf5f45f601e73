/** About 230 bytes of JSON as an entry of the log has them. */
export const SAMPLE = { nom: 'Zoé', emoji: '😴', commentaire: 'Tests au vert' };

const STAMP = '2026-01-15T10:00:00.000Z';

/** The JSON of one entry, as the lab would write it. */
export function entryJson(seq: number): string {
  const row = { id: seq, ...SAMPLE, created_at: STAMP, updated_at: STAMP };
  const change = { eventType: 'INSERT', new: row, old: null };
  return JSON.stringify({ id: `mk0bench.${seq}`, seq, at: 1_768_471_200_000.25, change });
}

/** The JSON of a batch of ready entries, as the lab would write it. */
export function batchOf(entries: readonly string[], last: number): string {
  return `{"entries":[${entries.join()}],"next":"mk0bench.${last}","gap":false,"sentAt":1768471200000.5}`;
}
