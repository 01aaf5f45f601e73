import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeCursor } from '../../lab-server/wire/batch.ts';
import { NO_FAULT } from '../../lab-server/wire/control.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import '../support/globals.ts';
import { post, startLab } from '../support/lab.ts';
import { Reader, upTo } from '../support/reader.ts';
import { eventually } from '../support/until.ts';

/** What every transport promises, whatever it is made of. */
export function transportTests(name: TransportName): void {
  describe(name, () => {
    it('brings every entry once, in order', async () => {
      const lab = await startLab();
      const reader = new Reader(lab.origin, name, { after: lab.log.latest });
      await reader.is('connected');
      await post(lab, 300);
      await reader.has(300);
      expect(reader.seqs).toEqual(upTo(300));
    });

    it('brings the history, from the oldest entry kept or from a cursor', async () => {
      const lab = await startLab();
      await post(lab, 450);
      const all = new Reader(lab.origin, name, { after: lab.log.earliest });
      const some = new Reader(lab.origin, name, { after: makeCursor(lab.log.epoch, 440) });
      await all.has(450);
      await some.has(450);
      expect(all.seqs).toEqual(upTo(450));
      expect(some.seqs).toEqual(upTo(450, 441));
    });

    it('tells a reader without a cursor where it is', async () => {
      const lab = await startLab();
      await post(lab, 3);
      const reader = new Reader(lab.origin, name);
      await eventually(() => reader.cursor !== undefined);
      await post(lab, 2, 4);
      await reader.has(5);
      expect(reader.seqs).toEqual([4, 5]);
    });

    it('resumes with the cursor of another reader', async () => {
      const lab = await startLab();
      const first = new Reader(lab.origin, name, { after: lab.log.latest });
      await post(lab, 5);
      await first.has(5);
      await first.stop();
      await post(lab, 5, 6);
      const second = new Reader(lab.origin, name, { after: first.cursor! });
      await second.has(10);
      expect([...first.seqs, ...second.seqs]).toEqual(upTo(10));
    });

    it.each(['clean', 'reset'] as const)('loses nothing by a %s cut', async (how) => {
      const lab = await startLab();
      const reader = new Reader(lab.origin, name, { after: lab.log.latest });
      await reader.is('connected');
      for (let n = 1; n <= 20; n += 5) {
        await post(lab, 2, n);
        lab.host.gate.cut(name, how);
        await post(lab, 3, n + 2);
        await reader.has(n + 4);
      }
      expect(reader.seqs).toEqual(upTo(20));
    });

    it('waits out a refusal and says so', async () => {
      const lab = await startLab();
      lab.host.gate.set(name, { ...NO_FAULT, refuse: true });
      const reader = new Reader(lab.origin, name, { after: lab.log.latest, attempts: 1 });
      await reader.is('error');
      await post(lab, 4);
      lab.host.gate.set(name, NO_FAULT);
      reader.retry();
      await reader.has(4);
      expect(reader.seqs).toEqual(upTo(4));
      expect(reader.states.map((state) => state.name)).toContain('reconnecting');
    });

    it('stands still while frozen, and loses nothing by it', async () => {
      const lab = await startLab();
      const reader = new Reader(lab.origin, name, { after: lab.log.latest });
      await post(lab, 1);
      await reader.has(1);
      lab.host.gate.set(name, { ...NO_FAULT, freeze: true });
      const witness = new Reader(lab.origin, name === 'sse' ? 'websocket' : 'sse', { after: reader.cursor! });
      await post(lab, 5, 2);
      await witness.has(6);
      expect(reader.seqs).toEqual([1]);
      lab.host.gate.set(name, NO_FAULT);
      await reader.has(6);
      expect(reader.seqs).toEqual(upTo(6));
    });

    it('arrives later by the delay, in order', async () => {
      const lab = await startLab();
      lab.host.gate.set(name, { ...NO_FAULT, delayMs: 40 });
      const reader = new Reader(lab.origin, name, { after: lab.log.latest });
      const begun = performance.now();
      await post(lab, 50);
      await reader.has(50);
      expect(performance.now() - begun).toBeGreaterThanOrEqual(40);
      expect(reader.seqs).toEqual(upTo(50));
    });

    it('says so when entries are gone, and goes on from the state', async () => {
      const lab = await startLab({ capacity: 10 });
      await post(lab, 50);
      const reader = new Reader(lab.origin, name, { after: makeCursor(lab.log.epoch, 20) });
      await reader.facts.until(() => reader.gaps === 1);
      await post(lab, 5, 51);
      await reader.has(55);
      expect(reader.seqs).toEqual(upTo(55, 51));
      expect(reader.gaps).toBe(1);
    });

    it('takes the cursor of another epoch for a gap, also after a restart on the same port', async () => {
      const before = await startLab({ epoch: 'before' });
      const reader = new Reader(before.origin, name, { after: before.log.latest });
      await post(before, 500);
      await reader.has(500);
      await before.close();
      const after = await startLab({ epoch: 'after', port: before.port });
      await reader.facts.until(() => reader.gaps === 1);
      await eventually(() => reader.cursor?.startsWith('after.') === true);
      await post(after, 3);
      await reader.facts.until(() => reader.entries.length === 503);
      expect(reader.entries.slice(500).map(({ id }) => id)).toEqual(['after.1', 'after.2', 'after.3']);
    });

    it('frees everything when a reader leaves', async () => {
      const lab = await startLab();
      const readers = Array.from(
        { length: 5 },
        () => new Reader(lab.origin, name, { after: lab.log.latest }),
      );
      for (const reader of readers) await reader.is('connected');
      await post(lab, 1);
      for (const reader of readers) await reader.has(1);
      for (const reader of readers) await reader.stop();
      await eventually(() => lab.host.gate.open === 0);
      expect(lab.host.meter.read('test')).toMatchObject([{ open: 0 }]);
    });

    it('lets a reader be slow without holding up the others', async () => {
      const lab = await startLab({ capacity: 5_000 });
      const slow = slowRequest(
        lab.port,
        `/stream/${name}?client=slow&after=${lab.log.latest}`,
        name === 'websocket',
      );
      const quick = new Reader(lab.origin, name, { after: lab.log.latest });
      await quick.is('connected');
      const commentaire = 'é'.repeat(5_000);
      for (let n = 0; n < 2_000; n++) await lab.store.insert({ nom: 'Léa', emoji: '🐛', commentaire });
      await quick.has(2_000);
      expect(quick.seqs).toEqual(upTo(2_000));
      const [behind] = lab.host.meter.read('slow');
      expect(behind!.bytesDown).toBeLessThan(15_000_000);
      const received = await slow.readOn((text) => /"seq":2000\b/.test(text) || name.endsWith('poll'));
      const seqs = received.match(/"seq":(\d+)/g) ?? [];
      expect(seqs).toEqual(upTo(seqs.length).map((seq) => `"seq":${seq}`));
    });
  });
}

/** A client on a bare socket that asks, and reads nothing until it is told to. */
function slowRequest(port: number, path: string, upgrade: boolean) {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const upgradeLines = upgrade
    ? 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n'
    : '';
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${upgradeLines}\r\n`);
  socket.pause();
  return {
    readOn: (enough: (text: string) => boolean) =>
      new Promise<string>((resolve) => {
        const chunks: string[] = [];
        socket.setEncoding('utf8').resume();
        socket.on('data', (chunk: string) => {
          chunks.push(chunk);
          const tail = chunks.slice(-2).join('');
          if (enough(tail)) resolve(chunks.join(''));
        });
      }),
  };
}
