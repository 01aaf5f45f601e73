import { describe, expect, it } from 'vitest';
import type { Reading } from '../../lab-server/wire/readings.ts';
import '../support/globals.ts';
import { post, startLab } from '../support/lab.ts';
import { tap } from '../support/listen.ts';
import { KEY } from '../support/supabase/driver.ts';
import { openNodeClient } from '../support/supabase/node-client.ts';
import { isHeartbeat, realtimeTests } from '../support/supabase/realtime-suite.ts';
import { eventually } from '../support/until.ts';

describe('supabase-js in Node', () => {
  realtimeTests(openNodeClient);
});

it('every byte on the socket is counted, in both directions', async () => {
  const lab = await startLab();
  const passed = { up: 0, down: 0 };
  const url = await tap(lab.port, {
    up: ({ length }) => (passed.up += length),
    down: ({ length }) => (passed.down += length),
  });
  const client = await openNodeClient(url, { heartbeatIntervalMs: 50 });
  await client.subscribe('c');
  await post(lab, 20);
  await client.hears('c', 20);
  await client.facts.until(() => client.sent.filter(isHeartbeat).length >= 3);
  await client.close();
  await eventually(() => lab.host.gate.open === 0);
  const [{ bytesUp, bytesDown, entries }] = lab.host.meter.read(KEY) as [Reading];
  expect({ up: bytesUp, down: bytesDown, entries }).toEqual({ ...passed, entries: 20 });
});
