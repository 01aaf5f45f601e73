import type { Method } from '../../../exercises/contract.ts';
import { failed, passed, type Finding } from '../check.ts';
import type { Stage } from '../stage.ts';
import { received, type Run } from './comparison-run.ts';
import { sureLines } from './comparison-sure.ts';
import { counted, say } from './reconnection/say.ts';

const CALLED: Record<Method, { fr: string; en: string }> = {
  polling: { fr: 'Le polling', en: 'Polling' },
  websocket: { fr: 'Le WebSocket', en: 'The WebSocket' },
  longPolling: { fr: 'Le long polling', en: 'Long polling' },
  sse: { fr: 'Le flux SSE', en: 'The SSE stream' },
};

/** Compares the moods that a method passed on with those that were committed: each once, in order. */
export async function sameLines(stage: Stage, run: Run, method: Method): Promise<Finding> {
  const found = await received(run, method);
  const lines = run.lines.map(({ text }) => text);
  const sure = sureLines(stage, run, method);
  const missing = sure.find(({ text }) => !found.includes(text));
  const twice = found.find((line, n) => found.indexOf(line) < n);
  const foreign = found.find((line) => !lines.includes(line));
  const { fr, en } = CALLED[method];
  const numbers = [
    say(
      [counted(lines.length, 'humeur', 'mood')],
      (moods) => `${moods}, une fois chacune, dans l’ordre`,
      (moods) => `${moods}, each once, in order`,
    ),
    counted(found.length, 'humeur', 'mood'),
  ] as const;
  if (missing !== undefined) {
    return failed(...numbers, {
      fr: `${fr} a manqué l’humeur ${missing.seq} : ${found.length} reçues par bench.received, ${lines.length} publiées.`,
      en: `${en} missed mood ${missing.seq}: ${found.length} passed to bench.received, ${lines.length} committed.`,
    });
  }
  if (twice !== undefined) {
    return failed(...numbers, {
      fr: `${fr} a transmis l’humeur ${numberOf(twice)} plus d’une fois : ${found.length} reçues, ${lines.length} publiées.`,
      en: `${en} passed mood ${numberOf(twice)} on more than once: ${found.length} received, ${lines.length} committed.`,
    });
  }
  if (foreign !== undefined) {
    return failed(...numbers, {
      fr: `${fr} a transmis l’humeur ${numberOf(foreign)}, qui n’est pas venue après le curseur du banc.`,
      en: `${en} passed on mood ${numberOf(foreign)}, which did not come after the bench’s cursor.`,
    });
  }
  if (String(found) === String(lines.filter((line) => found.includes(line)))) {
    stage.doubtful ||= lines.length > 0 && sure.length === 0;
    return passed;
  }
  return failed({ fr: 'l’ordre du journal', en: 'the order of the log' }, found.map(numberOf).join(', '), {
    fr: `${fr} a transmis les humeurs dans cet ordre : ${found.map(numberOf).join(', ')}.`,
    en: `${en} passed the moods on in this order: ${found.map(numberOf).join(', ')}.`,
  });
}

function numberOf(line: string): string {
  return line.slice(0, line.indexOf(' '));
}
