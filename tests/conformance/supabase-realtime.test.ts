import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reading } from '../../lab-server/wire/readings.ts';
import '../support/globals.ts';
import { post, startLab } from '../support/lab.ts';
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
  const relay = createServer((client) => {
    const server = connect(lab.port, '127.0.0.1');
    client.on('data', (chunk) => (passed.up += chunk.length)).pipe(server);
    server.on('data', (chunk) => (passed.down += chunk.length)).pipe(client);
    for (const socket of [client, server]) socket.on('error', () => client.destroy());
    onTestFinished(() => void client.destroy());
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void relay.close());
  const url = `http://127.0.0.1:${(relay.address() as AddressInfo).port}`;
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
