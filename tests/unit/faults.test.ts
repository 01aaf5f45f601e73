import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';
import { describe, expect, it } from 'vitest';
import { FAULTS, type FaultName } from '../../lab-server/wire/faults.ts';
import { judge } from '../../lab-ui/exercise/faults/simulation.ts';
import { SIMULATIONS } from '../../lab-ui/exercise/faults/simulations.ts';

const textOf = (folder: 'exercises' | 'solutions', fault: FaultName) =>
  readFileSync(
    fileURLToPath(new URL(`../../${folder}/04-find-the-fault/${fault}.ts`, import.meta.url)),
    'utf8',
  );

/** What is said of a program's text, after a replacement in it. */
async function verdictOf(fault: FaultName, text: string, [from, to]: readonly [string, string] = ['', '']) {
  if (!text.includes(from)) throw new Error(`Expected ${fault} to contain "${from}", got:\n${text}`);
  const { code } = await transformWithOxc(text.replace(from, to), `${fault}.ts`);
  const address = `data:text/javascript,${encodeURIComponent(code)}`;
  const exported = (await import(/* @vite-ignore */ address)) as Record<string, unknown>;
  return judge(SIMULATIONS[fault], exported);
}

describe.each(FAULTS)('%s', (fault) => {
  it('shows its damage as given: at the end much more than a right program', async () => {
    const { name, samples } = await verdictOf(fault, textOf('exercises', fault));
    expect(name).toBe('damage');
    expect(samples.at(-1)!.value).toBeGreaterThan(5 * SIMULATIONS[fault].right);
    expect(samples.at(-1)!.at).toBe(SIMULATIONS[fault].end);
  });

  it('is mended in the solution, and does its work', async () => {
    const { name, undone } = await verdictOf(fault, textOf('solutions', fault));
    expect(undone).toBeNull();
    expect(name).toBe('mended');
  });

  it('gives the same picture each time', async () => {
    const text = textOf('exercises', fault);
    expect(await verdictOf(fault, text)).toEqual(await verdictOf(fault, text));
  });

  it('says which function it misses', async () => {
    const { exportName } = SIMULATIONS[fault];
    const text = textOf('exercises', fault);
    await expect(verdictOf(fault, text, ['export function', 'function'])).rejects.toThrow(exportName);
  });
});

/** Ways to stop the counter that are no mends: each leaves work undone. The solution with one replacement. */
const NO_MENDS: readonly (readonly [FaultName, string, string, string])[] = [
  ['full-batch', 'timer = time.setTimeout(flush, PATIENCE_MS)', '{}', 'never shown'],
  ['full-batch', 'if (batch.length > 0) show(batch);', '', 'never shown'],
  ['full-batch', 'waiting.length === FULL', 'false', 'had'],
  ['full-batch', 'PATIENCE_MS = 100', 'PATIENCE_MS = 40', 'should have waited'],
  ['full-batch', 'PATIENCE_MS = 100', 'PATIENCE_MS = 400', 'at most'],
  ['full-batch', 'show(batch)', 'show(batch.reverse())', 'order'],
  ['lost-insert', '[...folded.values()]', '[...batch]', 'once at most'],
  ['lost-insert', "{ ...event, type: 'INSERT' }", 'earlier', 'its last text'],
  ['lost-insert', 'folded.delete(event.id);', '', 'still shows'],
  ['heartbeats', 'beating = network.setInterval(beat, BEAT_MS);', '', 'sent 0 heartbeats'],
  ['heartbeats', 'network.setTimeout(connect, RETRY_MS);', '', 'not back'],
  ['heartbeats', "connection.send('heartbeat');", '', 'sent 0 heartbeats'],
  ['heartbeats', 'BEAT_MS = 30_000', 'BEAT_MS = 3_000', 'four were expected'],
  ['heartbeats', 'connect();\n}', 'connect();\n  connect();\n}', 'open at a time'],
  ['fresh-connection', 'retry = network.setTimeout(connect, RETRY_MS);', '', 'no connection worked'],
  ['fresh-connection', 'network.whenOnline = connect;', '', 'no connection worked'],
  ['fresh-connection', 'current.close();', '', 'open at a time'],
  ['two-clocks', 'offset = serverTime - middle;', '', 'offsetMs()'],
  ['two-clocks', 'count === 0 ? null : total / count', 'total / count', 'must return null'],
  ['two-clocks', 'count === 0 ? null : total / count', 'null', 'returns no number'],
  ['jitter-at-the-cap', '2 ** attempt, CAP_MS)', '2 ** attempt, 1e9)', 'none may exceed'],
  ['jitter-at-the-cap', 'BASE_MS * 2 ** attempt', '10 * BASE_MS', 'hardly grown'],
  [
    'jitter-at-the-cap',
    'return ceiling * share',
    'return attempt < 5 ? ceiling * share : 9_000 * share',
    'median',
  ],
  ['jitter-at-the-cap', 'return ceiling * share', 'return Number.NaN', 'NaN'],
];

it.each(NO_MENDS)('%s is not mended with %j as %j', async (fault, from, to, sentence) => {
  const verdict = await verdictOf(fault, textOf('solutions', fault), [from, to]);
  expect(verdict.undone?.en).toContain(sentence);
  expect(verdict.name).not.toBe('mended');
  expect(verdict.undone?.fr).not.toBe(verdict.undone?.en);
});

/** Changes that leave the damage. */
const NO_CURE: readonly (readonly [FaultName, string, string])[] = [
  ['full-batch', 'time.clearTimeout(timer);', ''],
  ['heartbeats', 'network.clearInterval(beating);', ''],
  ['fresh-connection', 'current.whenClosed = null;', ''],
  ['two-clocks', 'clock.now() + offset - at', 'Math.max(0, clock.now() - at)'],
  ['two-clocks', 'clock.now() + offset - at', 'clock.now() - offset - at'],
  ['two-clocks', 'clock.now() + offset - at', '100'],
  ['jitter-at-the-cap', '0.5 + random() / 2', '0.75'],
];

it.each(NO_CURE)('%s keeps its damage with %j as %j', async (fault, from, to) => {
  expect((await verdictOf(fault, textOf('solutions', fault), [from, to])).name).toBe('damage');
});

/** Other mends that are as good: the given program with one replacement. */
const MENDS: readonly (readonly [FaultName, string, string])[] = [
  [
    'fresh-connection',
    'current.whenClosed = () => {',
    'const mine = current;\n    current.whenClosed = () => {\n      if (mine !== current) return;',
  ],
  [
    'lost-insert',
    'folded.set(event.id, event);',
    "folded.set(event.id, earlier?.type === 'INSERT' ? { ...earlier, ...event, type: 'INSERT' } : event);",
  ],
  ['heartbeats', 'network.setInterval(beat, BEAT_MS);', 'beats ??= network.setInterval(beat, BEAT_MS);'],
  ['two-clocks', 'clock.now() - at', 'clock.now() - (at - offset)'],
  ['jitter-at-the-cap', 'return Math.min(spread, CAP_MS);', 'return Math.min(doubled, CAP_MS) * random();'],
  [
    'jitter-at-the-cap',
    'return Math.min(spread, CAP_MS);',
    'return spread <= CAP_MS ? spread : CAP_MS * (0.5 + random() / 2);',
  ],
];

it.each(MENDS)('%s is also mended with %j as %j', async (fault, from, to) => {
  const text = textOf('exercises', fault).replace(
    'let connection:',
    'let beats: number | undefined;\n  let connection:',
  );
  const verdict = await verdictOf(fault, text, [from, to]);
  expect(verdict.undone).toBeNull();
  expect(verdict.name).toBe('mended');
});

/** Others again: the solution with one replacement. */
const AS_GOOD: readonly (readonly [FaultName, string, string])[] = [
  [
    'heartbeats',
    'beating = network.setInterval(beat, BEAT_MS);',
    'const again = () => { beat(); beating = network.setTimeout(again, BEAT_MS); };\n      beating = network.setTimeout(again, BEAT_MS);',
  ],
  [
    'full-batch',
    'if (waiting.length === FULL) flush();',
    'if (waiting.length === FULL) { time.clearTimeout(timer); flush(); }',
  ],
];

it.each(AS_GOOD)('%s is as well mended with %j as %j', async (fault, from, to) => {
  expect((await verdictOf(fault, textOf('solutions', fault), [from, to])).name).toBe('mended');
});
