import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { expectLocal, isLoopback, otherLoopback } from '../../lab-server/exercises/local.ts';
import { ask } from '../support/ask.ts';
import { ExerciseFolder } from '../support/exercise-folder.ts';
import { startLab } from '../support/lab.ts';

describe('whoever is not on this machine, or comes from another site', () => {
  const from = (remoteAddress: string, headers = {}) =>
    ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;

  it('is refused', async () => {
    expect(() => expectLocal(from('192.168.1.5'))).toThrow(/only where the lab runs/);
    expect(() => expectLocal(from('::ffff:10.0.0.7'))).toThrow(/only where the lab runs/);
    expect(() => expectLocal(from('127.0.0.1', { host: 'localhost:3000' }))).not.toThrow();
    expect(() =>
      expectLocal(from('127.0.0.1', { host: 'localhost:3000', origin: 'http://evil.example' })),
    ).toThrow(/Foreign origin/);
    const { root } = await ExerciseFolder.open();
    const lab = await startLab({ pages: 'built', exercises: root });
    for (const path of ['events', 'statement', 'live', 'live-2.js']) {
      const headers = { Origin: 'http://evil.example' };
      expect((await ask(lab.origin, `/exercises/2/${path}`, { headers })).status).toBe(403);
      const foreign = await ask(lab.origin, `/exercises/2/${path}`, { headers: { Host: 'rebound.example' } });
      expect(foreign.status).toBe(403);
    }
  });

  it('is told by its address', () => {
    const own = ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'];
    const others = [undefined, '', '10.0.0.1', '::ffff:192.168.0.2', 'fe80::1', '1127.0.0.1'];
    expect(own.filter((address) => !isLoopback(address))).toEqual([]);
    expect(others.filter((address) => isLoopback(address))).toEqual([]);
    expect(otherLoopback('localhost:3000')).toBe('http://127.0.0.1:3000');
    expect(otherLoopback('127.0.0.1:80')).toBe('http://localhost:80');
    expect(otherLoopback('lab.example:3000')).toBeUndefined();
  });
});
