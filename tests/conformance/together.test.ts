import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../lab-server/feed/random.ts';
import { NO_FAULT } from '../../lab-server/wire/control.ts';
import { STREAMS } from '../../lab-server/wire/transports.ts';
import '../support/globals.ts';
import { post, startLab, type RunningLab } from '../support/lab.ts';
import { Reader, upTo } from '../support/reader.ts';

const LAST = 200;

/** Something happens to one transport, or to all. */
function misfortune(lab: RunningLab, random: () => number): void {
  const { gate } = lab.host;
  const name = STREAMS[Math.floor(random() * STREAMS.length)]!;
  const happenings = [
    () => gate.cut(name, 'clean'),
    () => gate.cut(name, 'reset'),
    () => gate.set(name, { ...NO_FAULT, refuse: true }),
    () => gate.set(name, { ...NO_FAULT, freeze: true }),
    () => gate.set(name, { ...NO_FAULT, delayMs: Math.floor(random() * 20) }),
    () => gate.set(name, NO_FAULT),
    () => STREAMS.forEach((each) => gate.set(each, NO_FAULT)),
  ];
  happenings[Math.floor(random() * happenings.length)]!();
}

describe('all transports on one log, under the same misfortunes', () => {
  it.each([1, 2, 3, 4, 5, 6])('end with the same list (seed %i)', async (seed) => {
    const lab = await startLab();
    const random = seededRandom(seed);
    const readers = STREAMS.map((name) => new Reader(lab.origin, name, { after: lab.log.latest }));
    for (const reader of readers) await reader.is('connected');
    const witness = new Reader(lab.origin, 'short-poll', { after: lab.log.latest });
    let posted = 0;
    while (posted < LAST) {
      const count = Math.min(LAST - posted, 1 + Math.floor(random() * 8));
      misfortune(lab, random);
      await post(lab, count, posted + 1);
      posted += count;
      await Promise.race([...readers, witness].map((reader) => reader.has(posted)));
    }
    for (const name of STREAMS) lab.host.gate.set(name, NO_FAULT);
    for (const reader of readers) await reader.has(LAST);
    for (const reader of readers) {
      expect(reader.seqs).toEqual(upTo(LAST));
      expect(reader.entries).toEqual(readers[0]!.entries);
    }
  });
});
