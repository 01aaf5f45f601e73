import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Lane, lineOver, OPEN, type Shape } from '../../lab-server/host/line.ts';

/** A lane on a clock that the test moves, and what has come through it so far. */
function makeLane(shape: Partial<Shape> = {}) {
  const clock = { now: 0 };
  const line: Shape = { ...OPEN, ...shape };
  const lane = new Lane(
    () => line,
    () => clock.now,
  );
  const arrived: string[] = [];
  onTestFinished(() => lane.drop());
  return {
    lane,
    line,
    arrived,
    send: (name: string, size = 10) => lane.send(size, () => arrived.push(name)),
    at: (now: number) => {
      clock.now = now;
      lane.pump();
      return arrived.join('');
    },
  };
}

describe('Lane', () => {
  it('delivers at once and holds nothing when nothing happens to it', () => {
    const { lane, arrived, send } = makeLane();
    send('a');
    send('b');
    expect(arrived).toEqual(['a', 'b']);
    expect(lane.held).toBe(0);
  });

  it('delivers each piece after the delay, not before', () => {
    const { lane, send, at } = makeLane({ delayMs: 100 });
    send('a');
    expect(at(60)).toBe('');
    send('b', 7);
    expect(at(99)).toBe('');
    expect(lane.held).toBe(17);
    expect(at(100)).toBe('a');
    expect(lane.held).toBe(7);
    expect(at(160)).toBe('ab');
  });

  it('never lets a piece overtake another, also when the delay gets shorter', () => {
    const { line, send, at } = makeLane({ delayMs: 100 });
    send('a');
    line.delayMs = 0;
    send('b');
    expect(at(99)).toBe('');
    expect(at(100)).toBe('ab');
  });

  it('moves nothing while frozen, and goes on where it was', () => {
    const { line, send, at } = makeLane({ frozen: true });
    send('a');
    send('b');
    expect(at(1_000_000)).toBe('');
    line.frozen = false;
    expect(at(1_000_001)).toBe('ab');
  });

  it('keeps what is due while it is frozen', () => {
    const { line, send, at } = makeLane({ delayMs: 50 });
    send('a');
    line.frozen = true;
    expect(at(80)).toBe('');
    line.frozen = false;
    expect(at(80)).toBe('a');
  });

  it('lets so many bytes through a second, and adds the delay once', () => {
    const { send, at } = makeLane({ bytesPerSecond: 1_000, delayMs: 20 });
    send('a', 100);
    send('b', 50);
    expect(at(119)).toBe('');
    expect(at(120)).toBe('a');
    expect(at(169)).toBe('a');
    expect(at(170)).toBe('ab');
    send('c', 100);
    expect(at(289)).toBe('ab');
    expect(at(290)).toBe('abc');
  });

  it('can deliver everything at once, or lose it', () => {
    const { lane, line, arrived, send } = makeLane({ delayMs: 100 });
    send('a');
    line.frozen = true;
    send('b');
    lane.flush();
    expect(arrived).toEqual(['a', 'b']);
    send('c');
    lane.drop();
    lane.flush();
    expect(arrived).toEqual(['a', 'b']);
    expect(lane.held).toBe(0);
  });

  it('makes nothing wait for what was delivered before its time', () => {
    const { lane, line, send, at } = makeLane({ delayMs: 100 });
    send('a');
    lane.flush();
    line.delayMs = 0;
    send('b');
    expect(at(0)).toBe('ab');
  });
});

describe('Line', () => {
  it.each(['arrives', 'is lost'] as const)(
    'lets a socket end that was destroyed while it was late, when what is under way %s',
    async (underWay) => {
      const socket = await openSocket();
      const line = lineOver(
        socket,
        () => ({ ...OPEN, delayMs: 60_000 }),
        () => 0,
      );
      const closed = once(socket, 'close');
      socket.destroy();
      line.remove(underWay);
      await closed;
      expect(socket.closed).toBe(true);
    },
  );
});

/** The server's end of a connection. */
async function openSocket(): Promise<Socket> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
  const [socket] = (await once(server, 'connection')) as [Socket];
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  return socket;
}
