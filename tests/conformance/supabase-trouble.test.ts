import { describe } from 'vitest';
import '../support/globals.ts';
import { openNodeClient } from '../support/supabase/node-client.ts';
import { troubleTests } from '../support/supabase/trouble-suite.ts';

describe('supabase-js in Node, in trouble', () => {
  troubleTests(openNodeClient);
});
