import type { TransportName } from '../../lab-server/wire/transports.ts';
import { longPoll } from './long-poll.ts';
import { ndjson } from './ndjson.ts';
import type { ClientTransport } from './session.ts';
import { shortPoll } from './short-poll.ts';
import { sse } from './sse.ts';
import { supabase } from './supabase.ts';
import { websocket } from './websocket.ts';

/** The client's side of each transport. */
export function clientTransport(
  name: TransportName,
  settings: { pollMs: number; conditional: boolean },
): ClientTransport {
  const transports: Record<TransportName, ClientTransport> = {
    'short-poll': shortPoll(settings),
    'long-poll': longPoll,
    sse,
    websocket,
    ndjson,
    supabase,
  };
  return transports[name];
}
