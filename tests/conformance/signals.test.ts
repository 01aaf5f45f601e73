import { describe, expect, it } from 'vitest';
import { head, Peer, RawSocket } from '../support/ask.ts';
import '../support/globals.ts';
import { isListening, LabProcess } from '../support/lab-process.ts';

/** Windows ends a process without telling it: there is no signal to answer. */
const tellsSignals = process.platform !== 'win32';

describe.runIf(tellsSignals)('a signal', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s ends every stream properly, then the lab', async (signal) => {
    const lab = new LabProcess(['--port', '0']);
    const port = await lab.port();
    const origin = `http://127.0.0.1:${port}`;
    const { cursor } = (await (await fetch(`${origin}/humeurs`)).json()) as { cursor: string };
    const stream = (name: string) => {
      const client = new RawSocket(port);
      client.say(head(`GET /stream/${name}?after=${cursor} HTTP/1.1`));
      return client;
    };
    const [sse, longPoll, idle] = [stream('sse'), stream('long-poll'), stream('short-poll')];
    const websocket = await Peer.open(origin, `/stream/websocket?after=${cursor}`);
    const control = await Peer.open(origin, '/control');
    await sse.until((text) => text.includes('\r\n\r\n'));
    await idle.until((text) => text.includes('"sentAt"'));
    lab.signal(signal);
    expect(await websocket.closed()).toMatchObject({ code: 1001 });
    expect(await control.closed()).toMatchObject({ code: 1001 });
    expect(await sse.closed()).toMatch(/\r\n0\r\n\r\n$/);
    const [answer, body] = (await longPoll.closed()).split('\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(JSON.parse(body!)).toMatchObject({ entries: [], next: cursor, gap: false });
    expect(await lab.ended()).toBe(0);
    expect(lab.errors).toBe('');
    expect(await isListening(port)).toBe(false);
  });

  it('that is repeated ends nothing sooner: not the lab, whose streams are frozen and whose clients say no goodbye', async () => {
    const lab = new LabProcess(['--port', '0']);
    const port = await lab.port();
    const control = await Peer.open(`http://127.0.0.1:${port}`, '/control');
    for (const transport of ['sse', 'long-poll', 'websocket'] as const) {
      const fault = { refuse: false, freeze: true, delayMs: 0 };
      control.socket.send(JSON.stringify({ type: 'fault', transport, fault }));
      new RawSocket(port).say(head(`GET /stream/${transport} HTTP/1.1`));
    }
    await control.hears(
      (news: { faults?: { websocket: { freeze: boolean } } }) => news.faults?.websocket.freeze === true,
    );
    new RawSocket(port).say('GET / HT');
    const witness = await Peer.open(`http://127.0.0.1:${port}`, '/control');
    control.socket.pause();
    lab.signal('SIGINT');
    expect(await witness.closed()).toMatchObject({ code: 1001 });
    lab.signal('SIGINT');
    expect(await lab.ended()).toBe(0);
    expect(await isListening(port)).toBe(false);
  });

  it('that only npm gets ends the lab too', async () => {
    const lab = new LabProcess(['--port', '0'], { npm_lifecycle_event: 'start' }, true);
    const port = await lab.port();
    const websocket = await Peer.open(`http://127.0.0.1:${port}`, '/stream/websocket');
    lab.endFirst();
    expect(await websocket.closed()).toMatchObject({ code: 1001 });
    await lab.ended();
    expect(await isListening(port)).toBe(false);
  });
});
