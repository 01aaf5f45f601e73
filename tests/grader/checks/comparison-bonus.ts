import { failed, passed, type Check, type Finding } from '../check.ts';
import { wrongEvents, wrongRequests } from './comparison-claims.ts';
import { asked } from './comparison-ledger.ts';
import { sameLines } from './comparison-lines.ts';
import { LIMIT_MS, comparison, isFinding, isResult, openRun, post, start, within } from './comparison-run.ts';

/** What nobody has to do. */
export const bonusChecks: readonly Check[] = [
  {
    id: '1.bonus',
    exercise: 1,
    points: 2,
    bonus: true,
    needs: ['1.starts'],
    visibility: 'visible',
    section: 'bonus',
    limitMs: LIMIT_MS,
    title: { fr: 'Bonus : long polling et SSE', en: 'Bonus: long polling and SSE' },
    hint: {
      fr: 'Le long polling est votre polling sans la pause ; un EventSource se lit comme un WebSocket.',
      en: 'Long polling is your polling without the pause; an EventSource reads like a WebSocket.',
    },
    async run(stage) {
      const run = await openRun(stage, 700, 120);
      await post(stage, run, stage.draw(1, 2));
      await start(run);
      await within(300, () => asked(stage, 'long-poll').length > 1 && asked(stage, 'sse').length > 0);
      await post(stage, run, stage.draw(2, 4));
      const found = await comparison(run);
      if (isFinding(found)) return found;
      for (const method of ['longPolling', 'sse'] as const) {
        if (!isResult(found[method])) return noBonus(method);
        const lines = await sameLines(stage, run, method);
        if (!lines.passed) return lines;
        const wrong = wrongEvents(stage, run, found, method) ?? wrongRequests(stage, found, method, 1);
        if (wrong) return wrong;
      }
      return passed;
    },
  },
];

function noBonus(method: string): Finding {
  return failed(
    `result.${method}`,
    { fr: 'rien', en: 'none' },
    {
      fr: `Le résultat n’a pas de « ${method} » : c’est un bonus, rien n’est perdu.`,
      en: `The result has no “${method}”: it is a bonus, nothing is lost.`,
    },
  );
}
