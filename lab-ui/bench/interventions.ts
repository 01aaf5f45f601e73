import type { ControlRequest, Fault, RealtimeFault } from '../../lab-server/wire/control.ts';
import type { Lanes } from './lanes.ts';
import type { BenchModel } from './model.ts';

type Interventions = Pick<
  BenchModel,
  'setFault' | 'cut' | 'setRealtimeFault' | 'endChannels' | 'setNetwork' | 'pauseLane' | 'resumeLane'
>;

/** What interventions are done with. */
interface InterventionParts {
  /** Writes down what is done. */
  note(what: string): void;
  ask(request: ControlRequest): void;
  /** Tells what holds so far. */
  now(): Pick<BenchModel, 'faults' | 'realtime'>;
  lanes(): Pick<Lanes, 'pause' | 'resume'>;
}

/**
 * What a person does to the lab, or to a lane, while it works: each is written down, then done. Of faults only what
 * changes is noted, its end as `…-over`.
 */
export function intervene({ note, ask, now, lanes }: InterventionParts): Interventions {
  const act = (what: string, request: ControlRequest) => {
    note(what);
    ask(request);
  };
  const change = (target: string, before: readonly string[], after: readonly string[]) => {
    for (const word of before) if (!after.includes(word)) note(`${target}: ${kindOf(word)}-over`);
    for (const word of after) if (!before.includes(word)) note(`${target}: ${word}`);
  };
  return {
    setFault: (transport, fault) => {
      change(transport, wordsOf(now().faults.value[transport]), wordsOf(fault));
      ask({ type: 'fault', transport, fault });
    },
    cut: (transport, how) => act(`${transport}: cut ${how}`, { type: 'cut', transport, how }),
    setRealtimeFault: (fault) => {
      change('supabase', protocolWordsOf(now().realtime.value), protocolWordsOf(fault));
      ask({ type: 'realtime-fault', fault });
    },
    endChannels: (how) => act(`supabase: ${how}`, { type: 'realtime-end', how }),
    setNetwork: (network) => act('network', { type: 'network', network }),
    pauseLane: (transport) => {
      note(`${transport}: pause`);
      lanes().pause(transport);
    },
    resumeLane: (transport) => {
      note(`${transport}: resume`);
      void lanes().resume(transport);
    },
  };
}

/** A fault in words, as a record notes it. */
function wordsOf({ refuse, freeze, delayMs }: Fault): string[] {
  return [
    ...(refuse ? ['refuse'] : []),
    ...(freeze ? ['freeze'] : []),
    ...(delayMs > 0 ? [`delay ${delayMs} ms`] : []),
  ];
}

/** What befalls Supabase's protocol, as a record notes it. */
function protocolWordsOf({ muteHeartbeat, muteJoin, refuseJoin, deliverAfterMs }: RealtimeFault): string[] {
  const words = [
    muteHeartbeat && 'no heartbeat replies',
    muteJoin && 'no join replies',
    refuseJoin !== null && 'joins refused',
    deliverAfterMs > 0 && `delivery ${deliverAfterMs} ms after SUBSCRIBED`,
  ];
  return words.filter((word) => word !== false);
}

/** The fault without its amount. */
const kindOf = (word: string) => word.replace(/ \d.*$/, '');
