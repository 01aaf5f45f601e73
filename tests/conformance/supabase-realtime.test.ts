import { describe } from 'vitest';
import '../support/globals.ts';
import { openNodeClient } from '../support/supabase/node-client.ts';
import { realtimeTests } from '../support/supabase/realtime-suite.ts';

describe('supabase-js in Node', () => {
  realtimeTests(openNodeClient);
});
