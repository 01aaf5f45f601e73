import type { LaneRecord, RunRecord } from '../../../lab-server/wire/run.ts';
import { formatCount, formatDecimal, formatMs } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';
import { explain, explainRun, type Reason } from '../../measure/explain.ts';

/** The known reasons why all lanes differ from theory; nothing where none is known. */
export function RunReasons({ record }: { record: RunRecord }) {
  const reasons = explainRun(record);
  if (reasons.length === 0) return null;
  return (
    <p class="findings-clock">
      {texts.value.predict.knownForAll} {reasons.map((reason) => say(reason)).join(' · ')}.
    </p>
  );
}

/** The known reasons why a lane's measures are not exactly theory's; nothing where none is known. */
export function Reasons({ record, lane }: { record: RunRecord; lane: LaneRecord }) {
  const reasons = explain(record, lane);
  if (reasons.length === 0) return null;
  return (
    <p class="reasons">
      <span class="unseen">{texts.value.predict.known} </span>
      {reasons.map((reason) => say(reason)).join(' · ')}
    </p>
  );
}

type Sentences = { readonly [Kind in Reason['kind']]: (reason: Extract<Reason, { kind: Kind }>) => string };

const SENTENCES: Sentences = {
  events: ({ events, expected }) => texts.value.explain.events(formatCount(events), formatCount(expected)),
  chance: ({ errorMs, events }) => texts.value.explain.chance(formatMs(errorMs), formatCount(events)),
  chanceCount: ({ error }) => texts.value.explain.chanceCount(formatDecimal(error, 1)),
  processing: ({ ms }) => texts.value.explain.processing(formatMs(ms)),
  jitter: ({ ms }) => texts.value.explain.jitter(formatMs(ms)),
  interval: ({ realMs, meantMs }) => texts.value.explain.interval(formatMs(realMs), formatMs(meantMs)),
  fresh: ({ connections, requests }) =>
    texts.value.explain.fresh(formatCount(connections), formatCount(requests)),
  reused: ({ requests }) => texts.value.explain.reused(formatCount(requests)),
  hold: ({ count, holdMs }) => texts.value.explain.hold(formatCount(count), formatMs(holdMs)),
  together: ({ entries, writes }) => texts.value.explain.together(formatCount(entries), formatCount(writes)),
  missing: ({ count }) => texts.value.explain.missing(formatCount(count)),
  incidents: ({ count }) => texts.value.explain.incidents(formatCount(count)),
  database: ({ ms }) => texts.value.explain.database(formatMs(ms)),
  closed: () => texts.value.explain.closed,
  labAway: () => texts.value.explain.labAway,
  hidden: () => texts.value.explain.hidden,
  stopped: () => texts.value.explain.stopped,
  tunnel: () => texts.value.explain.tunnel,
  slowNetwork: () => texts.value.explain.slowNetwork,
  queue: () => texts.value.explain.queue,
};

function say<Kind extends Reason['kind']>(reason: Extract<Reason, { kind: Kind }>): string {
  const sentence = SENTENCES[reason.kind] as (reason: Extract<Reason, { kind: Kind }>) => string;
  return sentence(reason);
}
