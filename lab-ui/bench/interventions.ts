import type { ControlRequest, Fault, RealtimeFault } from '../../lab-server/wire/control.ts';
import type { BenchModel } from './model.ts';

type Interventions = Pick<BenchModel, 'setFault' | 'cut' | 'setRealtimeFault' | 'endChannels' | 'setNetwork'>;

/** What a person does to the lab while it works: each is written down by `note`, then asked for. */
export function intervene(
  note: (what: string) => void,
  ask: (request: ControlRequest) => void,
): Interventions {
  const act = (what: string, request: ControlRequest) => {
    note(what);
    ask(request);
  };
  return {
    setFault: (transport, fault) =>
      act(`${transport}: ${wordOf(fault)}`, { type: 'fault', transport, fault }),
    cut: (transport, how) => act(`${transport}: cut ${how}`, { type: 'cut', transport, how }),
    setRealtimeFault: (fault) => act(`supabase: ${wordsOf(fault)}`, { type: 'realtime-fault', fault }),
    endChannels: (how) => act(`supabase: ${how}`, { type: 'realtime-end', how }),
    setNetwork: (network) => act('network', { type: 'network', network }),
  };
}

/** A fault in one word, as a record notes it. */
function wordOf({ refuse, freeze, delayMs }: Fault): string {
  if (refuse) return 'refuse';
  return freeze ? 'freeze' : `delay ${delayMs} ms`;
}

/** What befalls Supabase's protocol, as a record notes it. */
function wordsOf({ muteHeartbeat, muteJoin, refuseJoin, deliverAfterMs }: RealtimeFault): string {
  const words = [
    muteHeartbeat && 'no heartbeat replies',
    muteJoin && 'no join replies',
    refuseJoin !== null && 'joins refused',
    deliverAfterMs > 0 && `delivery ${deliverAfterMs} ms after SUBSCRIBED`,
  ];
  return words.filter((word) => word !== false).join(', ') || 'no protocol fault';
}
