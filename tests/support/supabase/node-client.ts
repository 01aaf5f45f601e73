import { createClient } from '@supabase/supabase-js';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startAgent } from './agent.ts';
import { KEY, SupabaseDriver, type OpenClient } from './driver.ts';

/** A client in this process, on the `ws` package, as the chapter's own Node programs have it. */
export const openNodeClient: OpenClient = async (url, options = {}) => {
  const driver = new SupabaseDriver(async (tell, said) => {
    class RecordingSocket extends WebSocket {
      override send(data: Parameters<WebSocket['send']>[0]): void {
        if (typeof data === 'string') said(data);
        super.send(data);
      }
    }
    const agent = startAgent(createClient, url, KEY, { ...options, transport: RecordingSocket }, tell);
    return {
      join: async (...args) => agent.join(...args),
      leave: async (channel) => agent.leave(channel),
      call: async (steps) => agent.call(steps),
      close: async () => agent.close(),
    };
  });
  onTestFinished(() => driver.close());
  return driver;
};
