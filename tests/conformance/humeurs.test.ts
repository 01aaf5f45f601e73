import { describe, expect, it } from 'vitest';
import { parseBatch, parseCursor, type Batch } from '../../lab-server/wire/batch.ts';
import type { Humeur } from '../../lab-server/wire/humeur.ts';
import { ask } from '../support/ask.ts';
import '../support/globals.ts';
import { startLab, type RunningLab } from '../support/lab.ts';

const mood = { nom: 'Inès', emoji: '🚀', commentaire: 'Ça part !' };

async function write(lab: RunningLab, method: string, path: string, body?: object) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await ask(lab.origin, path, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, row: answer.json() as Humeur };
}

async function snapshot(lab: RunningLab, limit = 1_000) {
  const answer = await ask(lab.origin, `/humeurs?limit=${limit}`);
  return answer.json() as { rows: Humeur[]; cursor: string };
}

async function batchAfter(lab: RunningLab, after: string): Promise<Batch> {
  return parseBatch((await ask(lab.origin, `/stream/short-poll?after=${after}`)).json());
}

/** The rows after the changes of the log that follow `after`. */
async function replay(lab: RunningLab, rows: readonly Humeur[], after: string): Promise<Map<number, Humeur>> {
  const table = new Map(rows.map((row) => [row.id, row]));
  for (let cursor = after; ;) {
    const { entries, next } = await batchAfter(lab, cursor);
    for (const { change } of entries) {
      if (change.eventType === 'DELETE') table.delete(change.old.id);
      else table.set(change.new.id, change.new);
    }
    if (entries.length === 0) return table;
    cursor = next;
  }
}

describe('/humeurs', () => {
  it('turns writes into INSERT, UPDATE and DELETE, with the row before and after', async () => {
    const lab = await startLab();
    const posted = await write(lab, 'POST', '/humeurs', mood);
    const changed = await write(lab, 'PATCH', `/humeurs/${posted.row.id}`, { commentaire: 'Arrivée' });
    const removed = await write(lab, 'DELETE', `/humeurs/${posted.row.id}`);
    expect([posted.status, changed.status, removed.status]).toEqual([201, 200, 200]);
    expect(posted.row).toEqual({
      id: 1,
      ...mood,
      created_at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      updated_at: posted.row.created_at,
    });
    expect(changed.row).toMatchObject({
      ...posted.row,
      commentaire: 'Arrivée',
      updated_at: changed.row.updated_at,
    });
    expect(removed.row).toEqual(changed.row);
    const { entries } = await batchAfter(lab, lab.log.earliest);
    expect(entries.map(({ change }) => change)).toEqual([
      { eventType: 'INSERT', new: posted.row, old: null },
      { eventType: 'UPDATE', new: changed.row, old: posted.row },
      { eventType: 'DELETE', new: null, old: changed.row },
    ]);
  });

  it('takes a mood without a comment: it is an empty one', async () => {
    const lab = await startLab();
    const { status, row } = await write(lab, 'POST', '/humeurs', { nom: 'Max', emoji: '😶' });
    expect([status, row.commentaire]).toEqual([201, '']);
  });

  it('lists the newest first, up to the limit, and where the log stands', async () => {
    const lab = await startLab();
    for (let n = 1; n <= 5; n++) await write(lab, 'POST', '/humeurs', { ...mood, commentaire: `n° ${n}` });
    await write(lab, 'PATCH', '/humeurs/2', { emoji: '🐛' });
    const { rows, cursor } = await snapshot(lab, 4);
    expect(rows.map(({ id, emoji }) => [id, emoji])).toEqual([
      [5, '🚀'],
      [4, '🚀'],
      [3, '🚀'],
      [2, '🐛'],
    ]);
    expect(cursor).toBe(`${lab.log.epoch}.6`);
  });

  it('takes texts as they are: markup, quotes, emojis and line breaks', async () => {
    const lab = await startLab();
    const odd = { nom: '<script>alert(1)</script>', emoji: '👩‍👩‍👧‍👦', commentaire: '"\'`\n\u2028\0</p>\ud83d' };
    const { row } = await write(lab, 'POST', '/humeurs', odd);
    expect(row).toMatchObject(odd);
    expect((await snapshot(lab)).rows[0]).toEqual(row);
  });

  it('gives rows and a cursor that agree, however much is written meanwhile', async () => {
    const lab = await startLab();
    const step = async (n: number) => {
      const { row } = await write(lab, 'POST', '/humeurs', { ...mood, commentaire: `n° ${n}` });
      await write(lab, 'PATCH', `/humeurs/${row.id}`, { emoji: '🔥' });
      if (n % 3 === 0) await write(lab, 'DELETE', `/humeurs/${row.id}`);
    };
    const snapshots: { rows: Humeur[]; cursor: string }[] = [];
    const writers = [0, 1, 2, 3].map(async (writer) => {
      for (let n = 0; n < 20; n++) await step(writer * 20 + n);
    });
    const reader = async () => {
      while (snapshots.length < 40) snapshots.push(await snapshot(lab));
    };
    await Promise.all([...writers, reader()]);
    const truth = new Map((await snapshot(lab)).rows.map((row) => [row.id, row]));
    for (const { rows, cursor } of snapshots) expect(await replay(lab, rows, cursor)).toEqual(truth);
    const stands = new Set(snapshots.map(({ cursor }) => parseCursor(cursor).seq));
    expect(stands.size).toBeGreaterThan(5);
  });
});
