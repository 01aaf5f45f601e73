import { describe } from 'vitest';
import '../support/globals.ts';
import { createDatabase, hasPostgres } from '../support/postgres.ts';
import { openNodeClient } from '../support/supabase/node-client.ts';
import { realtimeTests } from '../support/supabase/realtime-suite.ts';
import { restRefusalTests } from '../support/supabase/rest-refusal-suite.ts';
import { restTests } from '../support/supabase/rest-suite.ts';

const onDatabase = async () => ({ database: await createDatabase() });

describe.skipIf(!hasPostgres)('supabase-js on a lab with a database', () => {
  realtimeTests(openNodeClient, onDatabase);
  restTests(openNodeClient, onDatabase);
  restRefusalTests(openNodeClient, onDatabase);
});
