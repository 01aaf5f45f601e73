import { parseSync } from 'vite';

const LOOPS: ReadonlySet<unknown> = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  body?: SyntaxNode;
}

/**
 * A program with a call of `countTurn()` at the start of every turn of its loops; every line stays where it is. One
 * that does not parse comes back as it is: whoever builds it says why.
 */
export function guardLoops(source: string, file: string): string {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) return source;
  const insertions: { at: number; text: string }[] = [];
  for (const { body } of loopsOf(program)) {
    if (!body) continue;
    if (body.type === 'BlockStatement') insertions.push({ at: body.start + 1, text: ' countTurn();' });
    else insertions.push({ at: body.start, text: '{ countTurn(); ' }, { at: body.end, text: ' }' });
  }
  // From the end to the start, so that places stay true. Where two are at one place, the inner loop ends first.
  let guarded = source;
  for (const { at, text } of insertions.sort((a, b) => b.at - a.at))
    guarded = guarded.slice(0, at) + text + guarded.slice(at);
  return guarded;
}

/** Every loop below a node. */
function loopsOf(node: unknown): SyntaxNode[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.values(node).flatMap(loopsOf);
  return 'type' in node && LOOPS.has(node.type) ? [node as SyntaxNode, ...below] : below;
}
