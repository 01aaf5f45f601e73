import type { Text } from '../../check.ts';
import type { Stage } from '../../stage.ts';

/** Everything committed after this cursor, as the page shows it. */
export function textsSince({ lab: { log } }: Stage, cursor: string): string[] {
  const texts: string[] = [];
  let after = cursor as typeof log.latest;
  for (let batch = log.read(after); batch.entries.length > 0; batch = log.read(after)) {
    for (const { seq, change } of batch.entries)
      texts.push(`${seq} ${(change.new ?? change.old).commentaire}`);
    after = batch.next;
  }
  return texts;
}

/** Moods by their numbers: "1–5, 7". */
export function listed(texts: readonly string[]): Text {
  if (texts.length === 0) return { fr: 'rien', en: 'nothing' };
  const seqs = texts.map(Number.parseFloat);
  const runs: [number, number][] = [];
  for (const seq of seqs) {
    const last = runs.at(-1);
    if (last && seq === last[1] + 1) last[1] = seq;
    else runs.push([seq, seq]);
  }
  const told = runs.slice(0, 8).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const text = told.join(', ') + (runs.length > told.length ? ', …' : '');
  return { fr: `n° ${text}`, en: `no. ${text}` };
}
