/**
 * How the page stands with Supabase. `connecting`: for the first time. `unreachable`: that came to nothing.
 * `reconnecting`: the connection is gone, `rejoining`: only the channel is; supabase-js gets them back. `refused`,
 * `timed-out`: the server says no, or nothing; supabase-js asks again. `mismatch`, `closed`: nobody does anything
 * any more.
 */
export type Indicator =
  | { name: 'disconnected' | 'connecting' | 'connected' | 'timed-out' | 'closed' }
  | { name: 'unreachable' | 'reconnecting' | 'rejoining' | 'refused' | 'mismatch'; reason: string };

/** What `subscribe` calls back with. */
export type SubscribeStatus = 'SUBSCRIBED' | 'TIMED_OUT' | 'CLOSED' | 'CHANNEL_ERROR';

/** How a loss of the connection is told, in contrast to the words of a server that refuses (realtime-js 2.109). */
const LOSS = /^(socket closed|channel error|heartbeat timeout)/;
/** The server's bindings are others than ours: supabase-js leaves the channel for good. */
const MISMATCH = /^mismatch between server and client bindings/;

/** The indicator after a status of supabase-js. */
export function nextIndicator(before: Indicator, status: SubscribeStatus, error?: Error): Indicator {
  if (status === 'SUBSCRIBED') return { name: 'connected' };
  if (status === 'TIMED_OUT') return { name: 'timed-out' };
  // Where the bindings do not match, CLOSED comes too, and has less to say.
  if (status === 'CLOSED') return before.name === 'mismatch' ? before : { name: 'closed' };
  const reason = error?.message ?? 'channel error';
  if (MISMATCH.test(reason)) return { name: 'mismatch', reason };
  if (!LOSS.test(reason)) return { name: 'refused', reason };
  if (isOfChannel(error)) return { name: 'rejoining', reason };
  const wasThere = before.name !== 'connecting' && before.name !== 'unreachable';
  return { name: wasThere ? 'reconnecting' : 'unreachable', reason };
}

/** Whether the server has ended the channel (`phx_error`): the cause is its message then, not an event of the socket. */
function isOfChannel(error?: Error): boolean {
  return error?.cause !== undefined && !(error.cause instanceof Event);
}

/** Whether only a person can go on from here. */
export function isOver({ name }: Indicator): boolean {
  return name === 'disconnected' || name === 'closed' || name === 'mismatch';
}
