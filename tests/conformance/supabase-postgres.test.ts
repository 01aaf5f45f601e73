import { describe, expect, it } from 'vitest';
import '../support/globals.ts';
import { createDatabase, hasPostgres } from '../support/postgres.ts';
import { openNodeClient } from '../support/supabase/node-client.ts';
import { realtimeTests } from '../support/supabase/realtime-suite.ts';
import { mood, startWithMoods, table } from '../support/supabase/rest-moods.ts';
import { restSelectTests } from '../support/supabase/rest-select-suite.ts';
import { restWriteTests } from '../support/supabase/rest-write-suite.ts';

const onDatabase = async () => ({ database: await createDatabase() });

describe.skipIf(!hasPostgres)('supabase-js on a lab with a database', () => {
  realtimeTests(openNodeClient, onDatabase);
  restSelectTests(openNodeClient, onDatabase);
  restWriteTests(openNodeClient, onDatabase);

  it('20: writes all rows or none', async () => {
    const { client, lab } = await startWithMoods(openNodeClient, onDatabase);
    const { latest } = lab.log;
    const rows = [
      { id: 70, ...mood },
      { id: 1, ...mood },
    ];
    expect(await table(client, ['insert', rows])).toMatchObject({
      status: 409,
      error: { code: '23505', details: 'Key (id)=(1) already exists.' },
    });
    expect(lab.log.latest).toBe(latest);
    expect([...lab.store.rows()].map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });
});
