import { describe, expect, it } from 'vitest';
import { Table } from '../../lab-server/store/table.ts';
import { change, row } from '../support/change.ts';

const ids = (rows: Iterable<{ id: number }>) => [...rows].map(({ id }) => id);

describe('Table', () => {
  it('keeps rows in the order of their ids, in whichever order they come', () => {
    const table = new Table();
    table.load([row(2), row(5)]);
    for (const id of [9, 1, 7, 3]) table.apply(change(id));
    expect(ids(table.rows())).toEqual([1, 2, 3, 5, 7, 9]);
    table.apply(change(4));
    expect(ids(table.newest(3))).toEqual([9, 7, 5]);
    expect(ids(table.rows())).toEqual([1, 2, 3, 4, 5, 7, 9]);
  });

  it('has what the changes leave', () => {
    const table = new Table();
    for (const id of [1, 2, 3]) table.apply(change(id));
    const changed = { ...row(2), emoji: '🚀' };
    table.apply({ eventType: 'UPDATE', new: changed, old: row(2) });
    table.apply({ eventType: 'DELETE', new: null, old: row(3) });
    expect([...table.rows()]).toEqual([row(1), changed]);
    expect([table.get(2), table.get(3)]).toEqual([changed, undefined]);
    table.load([]);
    expect([...table.rows()]).toEqual([]);
  });
});
