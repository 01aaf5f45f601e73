import { NO_FAULT } from '../../../lab-server/wire/control.ts';
import { failed, type Finding } from '../check.ts';
import type { Stage } from '../stage.ts';
import { asked, open } from './comparison-ledger.ts';
import {
  comparison,
  isFinding,
  post,
  promptMs,
  resultOf,
  start,
  within,
  type Run,
} from './comparison-run.ts';

/** How long the server may take to see that a connection was given up, milliseconds. */
const CLOSED_MS = 1_500;
/**
 * And one with an answer that is under way: Chromium reads on for up to five seconds when it was not reading just
 * then, as on a busy machine (net/http/http_response_body_drainer.h).
 */
const DRAINED_MS = 6_500;
/** Who polls at once has asked and been answered by then, milliseconds; who polls after an interval never has. */
const FIRST_POLL_MS = 600;
/** So much too early is a timer that rounds, milliseconds; on a page so late, as a share, nothing is too early. */
const [EARLY_MS, LATE_SHARE] = [10, 0.05];
/** Polls that may arrive after the end: the one that had left. */
const UNDER_WAY = 1;

type Why = 'abort' | 'end';

/** Stops the run under way while a poll waits for its answer: it has to end, and to leave nothing behind. */
export async function endsOnAbort(stage: Stage, run: Run): Promise<Finding | undefined> {
  const { gate } = stage.lab.host;
  gate.set('short-poll', { ...NO_FAULT, freeze: true });
  const before = asked(stage, 'short-poll').length;
  await within(run.pollIntervalMs * 2, () => asked(stage, 'short-poll').length > before);
  await run.student.click('stop');
  const result = await resultOf(run, promptMs(run));
  gate.set('short-poll', NO_FAULT);
  return result ? leftBehind(stage, run, 'abort', 0) : endless(run, 'abort');
}

/**
 * Stops a run whose interval is long, once when its poll has been answered, and once while it waits: the pause that
 * follows has to end, or not to begin.
 */
export async function endsInPause(stage: Stage, run: Run): Promise<Finding | undefined> {
  const { gate } = stage.lab.host;
  const polls = () => asked(stage, 'short-poll');
  for (const freeze of [false, true]) {
    const [before, openings] = [polls().length, asked(stage, 'websocket').length];
    gate.set('short-poll', { ...NO_FAULT, freeze });
    await start(run);
    await within(promptMs(run), () => asked(stage, 'websocket').length > openings);
    await within(FIRST_POLL_MS, () => polls().length > before && (freeze || polls()[before]?.status === 200));
    await post(stage, run, 1);
    await run.student.world.filled('#websocket', promptMs(run));
    await run.student.click('stop');
    const result = await resultOf(run, promptMs(run));
    gate.set('short-poll', NO_FAULT);
    if (!result) return endless(run, 'abort');
  }
  return undefined;
}

/** Measures once more, to the end: neither too short nor too long, and nothing left behind. */
export async function endsAtItsEnd(stage: Stage, run: Run): Promise<Finding | undefined> {
  const before = asked(stage, 'websocket').length;
  await start(run);
  const result = await resultOf(run, run.durationMs + promptMs(run));
  if (!result) return endless(run, 'end');
  const early = Math.round(run.durationMs - (result.at - run.pressedAt));
  if (early > EARLY_MS) return tooShort(run, early);
  stage.doubtful ||= run.watch.pingMs > run.durationMs * LATE_SHARE;
  const found = await comparison(run);
  return isFinding(found) ? found : leftBehind(stage, run, 'end', before);
}

/**
 * What the server still has open for the student when the run is over, or still gets; `before`: how many WebSockets it
 * had seen when the run began. On a busy machine the run's first one may come late, and is closed at once.
 */
async function leftBehind(stage: Stage, run: Run, why: Why, before: number): Promise<Finding | undefined> {
  const slack = 20 * run.watch.pingMs;
  const closes = async () =>
    (await within(CLOSED_MS + slack, () => open(stage) === open(stage, 'sse'))) &&
    (await within(DRAINED_MS + slack, () => open(stage) === 0));
  if (!(await closes())) return stillOpen(stage, why);
  const [polls, openings] = [asked(stage, 'short-poll').length, asked(stage, 'websocket').length];
  const rightful = Math.max(openings, before + 1);
  const later = () => asked(stage, 'short-poll').length - polls;
  if (await within(run.pollIntervalMs * 3.5, () => later() > UNDER_WAY)) return stillPolling(later(), why);
  const reopened = asked(stage, 'websocket').length > rightful;
  // A poll that had left may come just now.
  return reopened || !(await closes()) ? stillOpen(stage, why) : undefined;
}

function endless(run: Run, why: Why): Finding {
  const ms = Math.round(promptMs(run));
  const [fr, en] = why === 'abort' ? ['bench.signal', 'bench.signal'] : ['la durée', 'the duration'];
  const expected = { fr: 'un résultat en 1000 ms au plus', en: 'a result within 1000 ms' };
  const none = { fr: `aucun au bout de ${ms} ms`, en: `none after ${ms} ms` };
  return failed(expected, none, {
    fr: `Après la fin donnée par ${fr}, votre promesse attend encore au bout de ${ms} ms.`,
    en: `After the end given by ${en}, your promise is still pending at ${ms} ms.`,
  });
}

function tooShort({ durationMs }: Run, early: number): Finding {
  return failed(`${durationMs} ms`, `${durationMs - early} ms`, {
    fr: `La mesure devait durer ${durationMs} ms ; elle a rendu son résultat ${early} ms trop tôt.`,
    en: `The measurement was to last ${durationMs} ms; it returned its result ${early} ms too early.`,
  });
}

const ENDINGS: Record<Why, readonly [fr: string, en: string]> = {
  abort: ['l’interruption', 'the abort'],
  end: ['la fin', 'the end'],
};

function stillOpen(stage: Stage, why: Why): Finding {
  const [fr, en] = ENDINGS[why];
  const count = open(stage);
  const expected = { fr: 'aucune connexion ouverte', en: 'no open connection' };
  const found = { fr: `connexions ouvertes : ${count}`, en: `open connections: ${count}` };
  return failed(expected, found, {
    fr: `Après ${fr}, le serveur tient encore ${count} connexion(s) à vous, ou en voit de nouvelles : un WebSocket à fermer, un fetch à interrompre ?`,
    en: `After ${en} the server still holds ${count} connection(s) of yours, or sees new ones: a WebSocket to close, a fetch to abort?`,
  });
}

function stillPolling(count: number, why: Why): Finding {
  const [fr, en] = ENDINGS[why];
  const found = { fr: `${count} requêtes`, en: `${count} polls` };
  return failed({ fr: 'le silence', en: 'silence' }, found, {
    fr: `Après ${fr}, votre code a encore envoyé ${count} requêtes : une minuterie court toujours.`,
    en: `After ${en} your code sent ${count} more polls: a timer is still running.`,
  });
}
