import { expect } from 'vitest';
import { post, type RunningLab } from './lab.ts';
import { Reader, upTo } from './reader.ts';

/** A client that only follows the stream, while others do their worst. */
export async function callWitness(lab: RunningLab) {
  const first = Number(lab.log.latest.split('.')[1]) + 1;
  const readers = (['sse', 'websocket'] as const).map(
    (name) => new Reader(lab.origin, name, { after: lab.log.latest }),
  );
  for (const reader of readers) await reader.is('connected');
  return {
    /** Fails where it has noticed anything: a lost connection, a missing or a doubled entry. */
    noticedNothing: async () => {
      await post(lab, 3, first);
      for (const reader of readers) await reader.has(first + 2);
      for (const reader of readers) {
        expect(reader.states.map(({ name }) => name)).toEqual(['connecting', 'connected']);
        expect(reader.seqs).toEqual(upTo(first + 2, first));
      }
    },
  };
}
