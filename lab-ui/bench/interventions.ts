import type { ControlRequest, Fault, RealtimeFault } from '../../lab-server/wire/control.ts';
import type { BenchModel } from './model.ts';

type Interventions = Pick<BenchModel, 'setFault' | 'cut' | 'setRealtimeFault' | 'endChannels' | 'setNetwork'>;

/**
 * What a person does to the lab while it works: each is written down by `note`, then asked for. Of faults only what
 * changes is noted, its end as `…-over`; `now` tells what holds so far.
 */
export function intervene(
  note: (what: string) => void,
  ask: (request: ControlRequest) => void,
  now: () => Pick<BenchModel, 'faults' | 'realtime'>,
): Interventions {
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
