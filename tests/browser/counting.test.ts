import { expect, it } from 'vitest';
import { CHAPTER_TRANSPORTS } from '../../lab-server/wire/transports.ts';
import { ComparePage } from '../support/compare-page.ts';
import { startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';
import { Relay } from '../support/relay.ts';

it('counts exactly the bytes and the requests that pass between browser and lab', async () => {
  const lab = await startLab({ pages: 'built', heartbeatMs: 1_000, holdMs: 3_000 });
  const { relay, port } = await Relay.start(lab.port);
  const page = await openPage('about:blank', { locale: 'en' });
  const seen: string[] = [];
  page.context().on('request', (request) => seen.push(request.url()));
  page.on('websocket', (socket) => seen.push(socket.url()));
  await page.goto(`http://127.0.0.1:${port}/`);
  const compare = new ComparePage(page, 'en');
  await compare.choose({ seconds: '10', pollSeconds: '1', rate: '4' });
  await compare.start();
  await compare.finished();
  const record = await compare.record();
  expect(record.complete).toBe(true);
  for (const { transport, reading } of record.lanes) {
    const { client, requests, bytesUp, bytesDown } = reading;
    expect({ transport, requests, bytesUp, bytesDown }).toEqual({
      transport,
      ...relay.count(client, transport),
    });
    const inNetworkLog = seen.filter((url) => url.includes(`/stream/${transport}?client=${client}`));
    expect(inNetworkLog).toHaveLength(requests);
  }
  expect(record.lanes.map(({ transport }) => transport)).toEqual(CHAPTER_TRANSPORTS);
});
