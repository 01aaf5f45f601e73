import type { Humeur } from '../../../../exercises/contract.ts';
import type { Text, Told } from '../../check.ts';
import type { Shot } from './eye.ts';

/** What is wrong, told as the end of a sentence. */
export interface Difference extends Text {
  expected: Told;
  found: Told;
}

/** How what is shown differs from what should be; null when it does not. */
export function differenceOf(expected: readonly Humeur[], received: number, look: Shot): Difference | null {
  return rowsDifference(expected, look) ?? textDifference(expected, look) ?? totalsDifference(received, look);
}

function rowsDifference(expected: readonly Humeur[], { rows }: Shot): Difference | null {
  const [wanted, got] = [expected.map(({ id }) => String(id)), rows.map(({ id }) => id)];
  if (String(wanted) === String(got)) return null;
  const [w, g] = [listed(wanted), listed(got)];
  return {
    expected: w,
    found: g,
    fr: `la liste ${got.length === 0 ? 'ne ' : ''}montre ${g.fr} ; attendu, dans cet ordre : ${w.fr}`,
    en: `the list shows ${g.en}; expected, in this order: ${w.en}`,
  };
}

function textDifference(expected: readonly Humeur[], { rows }: Shot): Difference | null {
  for (const [n, { id, nom, emoji, commentaire }] of expected.entries()) {
    const { text } = rows[n]!;
    const lacking = [commentaire, nom, emoji].find((part) => !text.includes(part));
    if (lacking === undefined) continue;
    return {
      expected: lacking,
      found: text,
      fr: `l’humeur ${id} se lit « ${text.slice(0, 90)} » ; attendu : un texte qui contient « ${lacking} »`,
      en: `mood ${id} reads “${text.slice(0, 90)}”; expected a text that contains “${lacking}”`,
    };
  }
  return null;
}

function totalsDifference(received: number, look: Shot): Difference | null {
  if (look.received === String(received)) return null;
  const found = look.received === null ? '' : `="${look.received}"`;
  return {
    expected: `data-received="${received}"`,
    found: `data-received${found}`,
    fr: `le total dit data-received="${look.received ?? ''}" ; attendu : "${received}", les événements différents reçus`,
    en: `the totals say data-received="${look.received ?? ''}"; expected "${received}", the different events received`,
  };
}

/** Moods by their ids, as they stand: "9–6, 4". */
function listed(ids: readonly string[]): Text {
  if (ids.length === 0) return { fr: 'aucune humeur', en: 'no mood' };
  const runs: string[][] = [];
  for (const id of ids) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && Number(id) === Number(last) - 1) runs.at(-1)!.push(id);
    else runs.push([id]);
  }
  const told = runs.slice(0, 6).map((run) => (run.length < 3 ? run.join(', ') : `${run[0]}–${run.at(-1)}`));
  const text = told.join(', ') + (runs.length > told.length ? ', …' : '');
  return { fr: `n° ${text} (${ids.length})`, en: `no. ${text} (${ids.length})` };
}
