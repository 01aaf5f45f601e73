import { describe, expect, it } from 'vitest';
import { recordToCsv, recordToJson } from '../../lab-ui/bench/export.ts';
import { resultsOf } from '../../lab-ui/measure/results.ts';
import { laneRecord, runRecord } from '../support/record.ts';

const polled = laneRecord('short-poll', [10, 20, 30, 40], {
  requests: 10,
  useless: 7,
  bytesUp: 1_000,
  bytesDown: 3_000,
});

describe('resultsOf', () => {
  it('makes a row of each lane', () => {
    const { missing, ...idle } = laneRecord('sse', []);
    const [result, none] = resultsOf(runRecord([polled, { ...idle, missing: [...missing, 2, 3] }]));
    expect(result).toMatchObject({
      transport: 'short-poll',
      requests: 10,
      requestsPerMinute: 20,
      latency: { count: 4, mean: 25, p50: 25, max: 40 },
      bytesPerEvent: 1_000,
      uselessShare: 0.7,
      events: 4,
      missing: 0,
    });
    expect(none).toMatchObject({ bytesPerEvent: null, uselessShare: null, events: 0, missing: 2 });
  });
});

/** CSV as RFC 4180 defines it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, plain, end] of text.matchAll(cell)) {
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('recordToCsv', () => {
  const record = runRecord([polled, laneRecord('websocket', [])]);

  it('has a header and a row for each lane, each line ended by CRLF and of equal length', () => {
    const csv = recordToCsv(record);
    const rows = parseCsv(csv);
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((cells) => cells.length)).size).toBe(1);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('writes points, bare numbers, and nothing where there is nothing to say', () => {
    const [header, first, second] = parseCsv(recordToCsv(record));
    const cells = (row: string[]) => Object.fromEntries(header!.map((name, n) => [name, row[n]]));
    expect(cells(first!)).toMatchObject({
      transport: 'short-poll',
      started_at: '2026-01-01T12:00:00.000Z',
      rate_per_s: '0.5',
      poll_ms: '5000',
      conditional: 'false',
      latency_p50_ms: '25',
      latency_p95_ms: '38.5',
      useless_share: '0.7',
      bytes_per_event: '1000',
      clock_uncertainty_ms: '0.25',
    });
    expect(cells(second!)).toMatchObject({ latency_p50_ms: '', useless_share: '', bytes_per_event: '' });
  });

  it('quotes what would break a line or a cell', () => {
    const startedAt = 'a "quoted",\r\nbroken text';
    const [, first] = parseCsv(recordToCsv(runRecord([polled], { startedAt })));
    expect(first![0]).toBe(startedAt);
  });
});

describe('recordToJson', () => {
  it('is the record, to be read again', () => {
    const record = runRecord([polled]);
    expect(JSON.parse(recordToJson(record))).toEqual(record);
    expect(recordToJson(record).endsWith('}\n')).toBe(true);
  });
});
