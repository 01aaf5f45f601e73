import type { createClient as CreateClient } from '@supabase/supabase-js';

export interface Binding {
  event: '*' | 'INSERT' | 'UPDATE' | 'DELETE';
  schema: string;
  table: string;
  filter?: string;
}

/** What a channel of the client was told, in the order in which it was. */
export type Heard =
  | { channel: string; type: 'status'; status: string; message: string | null }
  | { channel: string; type: 'change'; binding: number; change: Record<string, unknown> }
  | { channel: string; type: 'system'; system: Record<string, unknown> };

/** Calls of the client one after the other, `['from', 'humeur'], ['select', '*']`; the end is waited for. */
export type Steps = readonly (readonly [name: string, ...args: unknown[]])[];

export interface ClientOptions {
  vsn?: string;
  heartbeatIntervalMs?: number;
}

export interface Agent {
  join(channel: string, bindings: readonly Binding[], timeoutMs?: number): void;
  leave(channel: string): Promise<string>;
  call(steps: Steps): Promise<unknown>;
  close(): Promise<void>;
}

/** A real client at work. It runs in Node and, by its source, in a page: it uses nothing but its arguments. */
export function startAgent(
  createClient: typeof CreateClient,
  url: string,
  key: string,
  realtime: object,
  tell: (heard: Heard) => void,
): Agent {
  const client = createClient(url, key, { realtime });
  const topics = new Map<string, ReturnType<typeof client.channel>>();
  return {
    join(name, bindings, timeoutMs) {
      const channel = client.channel(name);
      topics.set(name, channel);
      for (const [binding, asked] of bindings.entries()) {
        channel.on('postgres_changes', asked as { event: '*'; schema: string }, (change) =>
          tell({ channel: name, type: 'change', binding, change: { ...change } }),
        );
      }
      channel.on('system', {}, (system: Record<string, unknown>) =>
        tell({ channel: name, type: 'system', system }),
      );
      channel.subscribe(
        (status, error) => tell({ channel: name, type: 'status', status, message: error?.message ?? null }),
        timeoutMs,
      );
    },
    leave: (name) => client.removeChannel(topics.get(name)!),
    async call(steps) {
      let at: unknown = client;
      for (const [name, ...args] of steps)
        at = (at as Record<string, (...given: unknown[]) => unknown>)[name]!(...args);
      return JSON.parse(JSON.stringify(await at)) as unknown;
    },
    async close() {
      await client.removeAllChannels();
    },
  };
}
