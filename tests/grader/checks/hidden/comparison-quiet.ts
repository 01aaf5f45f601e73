import { failed, passed, type Check } from '../../check.ts';
import { wrongCount } from '../comparison-claims.ts';
import { LIMIT_MS, comparison, isFinding, openRun, start } from '../comparison-run.ts';

/** A measurement during which nothing happens. */
export const quietCheck: Check = {
  id: '1.quiet',
  exercise: 1,
  points: 1,
  needs: ['1.starts'],
  visibility: 'hidden',
  section: 'latency',
  limitMs: LIMIT_MS,
  title: { fr: 'Sans événement, pas de latence : null', en: 'Without events no latency: null' },
  hint: {
    fr: 'Une moyenne de rien n’est pas 0 ms, et 0 / 0 vaut NaN.',
    en: 'A mean of nothing is not 0 ms, and 0 / 0 is NaN.',
  },
  async run(stage) {
    const run = await openRun(stage, 300, 90);
    await start(run);
    const found = await comparison(run);
    if (isFinding(found)) return found;
    for (const { meanLatencyMs } of [found.polling, found.websocket]) {
      if (meanLatencyMs === null) continue;
      return failed('null', String(meanLatencyMs), {
        fr: `Aucune humeur n’est venue, et vous annoncez une latence moyenne de ${meanLatencyMs} ms au lieu de null.`,
        en: `No mood came, and you report a mean latency of ${meanLatencyMs} ms instead of null.`,
      });
    }
    return (
      wrongCount(found, 'polling', 'events', [0, 0]) ??
      wrongCount(found, 'websocket', 'events', [0, 0]) ??
      passed
    );
  },
};
