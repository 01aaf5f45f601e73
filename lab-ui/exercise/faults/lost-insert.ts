import type { RowEvent } from '../../../exercises/contract.ts';
import type { Text } from '../../../lab-server/wire/exercise.ts';
import { createDice } from './dice.ts';
import type { Sample, Simulation } from './simulation.ts';
import { TellingError } from './telling-error.ts';

type Fold = (batch: readonly RowEvent[]) => RowEvent[];
type Table = Map<string, string>;

const BATCHES = 100;
const BATCH_MS = 100;

/** A hundred batches of a class that corrects what it has just written. Counts rows that never appeared. */
export const lostInsert: Simulation = {
  exportName: 'foldBatch',
  right: 0,
  end: (BATCHES * BATCH_MS) / 1_000,
  run(program) {
    const dice = createDice(2_024);
    const [folded, whole]: [Table, Table] = [new Map(), new Map()];
    const samples: Sample[] = [];
    let undone: Text | null = null;
    for (let n = 1; n <= BATCHES; n++) {
      const batch = makeBatch(n, dice, whole);
      const out = (program as Fold)(batch.map((event) => ({ ...event })));
      if (!Array.isArray(out)) throw new TellingError(noArray);
      for (const event of batch) apply(whole, event);
      for (const event of out) apply(folded, event);
      const repeated = out.length - new Set(out.map(({ id }) => id)).size;
      if (repeated > 0) undone ??= notFolded(repeated);
      undone ??= compare(folded, whole);
      const lost = [...whole.keys()].filter((id) => !folded.has(id)).length;
      samples.push({ at: (n * BATCH_MS) / 1_000, value: lost });
    }
    return { samples, undone };
  },
};

function apply(table: Table, { type, id, text = '' }: RowEvent): void {
  if (type === 'DELETE') table.delete(id);
  else if (type === 'INSERT' || table.has(id)) table.set(id, text);
}

/** A few new rows, some corrected or withdrawn at once, and some old rows that change, go, or come back. */
function makeBatch(n: number, dice: () => number, table: Table): RowEvent[] {
  const events: RowEvent[] = [];
  for (let row = 0; row < 3; row++) {
    const id = `mood-${n}-${row}`;
    events.push({ type: 'INSERT', id, text: 'so-so' });
    const then = dice();
    if (then < 0.4) events.push({ type: 'UPDATE', id, text: 'fine' });
    if (then < 0.15) events.push({ type: 'UPDATE', id, text: 'very fine' });
    if (then > 0.3 && then < 0.5) events.push({ type: 'DELETE', id });
  }
  const old = [...table.keys()][Math.floor(dice() * table.size)];
  if (old === undefined) return events;
  const then = dice();
  events.push(then < 0.5 ? { type: 'UPDATE', id: old, text: `better ${n}` } : { type: 'DELETE', id: old });
  if (then > 0.75) events.push({ type: 'INSERT', id: old, text: `again ${n}` });
  return events;
}

/** Rows that should be gone, and rows with an old text; rows that are missing are the counter's. */
function compare(folded: Table, whole: Table): Text | null {
  for (const [id, text] of folded) {
    const right = whole.get(id);
    if (right === undefined) return ghost(id);
    if (right !== text) return stale(id, text, right);
  }
  return null;
}

const ghost = (id: string): Text => ({
  fr: `La ligne ${id} a été supprimée, et la table la montre encore.`,
  en: `The row ${id} was deleted, and the table still shows it.`,
});

const stale = (id: string, got: string, expected: string): Text => ({
  fr: `La ligne ${id} dit « ${got} » ; son dernier texte est « ${expected} ».`,
  en: `The row ${id} says “${got}”; its last text is “${expected}”.`,
});

const notFolded = (repeated: number): Text => ({
  fr: `Un lot écrit ${repeated} fois de plus qu’il ne faut : une ligne doit y être écrite une fois au plus.`,
  en: `A batch writes ${repeated} times more than needed: it may write each row once at most.`,
});

const noArray: Text = {
  fr: 'foldBatch() doit rendre un tableau d’événements.',
  en: 'foldBatch() must return an array of events.',
};
