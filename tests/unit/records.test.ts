import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../lab-server/wire/run.ts';
import { parseRunRecord } from '../../lab-server/wire/run.ts';
import { ExpectationError } from '../../lab-server/wire/expect.ts';
import { arrivalsToCsv, fileNameOf, recordToJson } from '../../lab-ui/bench/export.ts';
import { importFile, importText, LARGEST_FILE } from '../../lab-ui/bench/import.ts';
import { SHIPPED } from '../../lab-ui/view/records/shipped-runs.ts';
import { laneRecord, runRecord } from '../support/record.ts';

const record = runRecord([laneRecord('short-poll', [10, 20]), laneRecord('sse', [3, 4])]);

/** The problem with a text that is no run. */
function problemOf(text: string) {
  const imported = importText(text);
  if ('record' in imported) throw new Error('Expected a problem, got a record.');
  return imported.problem;
}

describe('parseRunRecord', () => {
  it('reads what was exported', () => {
    expect(parseRunRecord(recordToJson(record))).toEqual(record);
  });

  it.each<[string, unknown, string]>([
    [
      'a foreign file',
      { some: 'thing' },
      'Not a run of this lab: expected "format": "humeur-lab-run", got none',
    ],
    ['a newer lab’s', { ...record, version: 2 }, 'A run of a newer lab: expected version 1, got version 2'],
    ['one without a version', { ...record, version: undefined }, 'Invalid run at "version"'],
    ['one without lanes', { ...record, lanes: undefined }, 'Invalid run at "lanes"'],
    ['a negative count', { ...record, events: -1 }, 'Invalid run at "events"'],
    [
      'a start that is no time',
      { ...record, startedAt: 'yesterday' },
      'Invalid run at "startedAt": expected an ISO 8601 time, got "yesterday"',
    ],
    ['a field too many', { ...record, extra: 1 }, 'Invalid run at "extra"'],
  ])('refuses %s by name', (_what, value, message) => {
    const parse = () => parseRunRecord(JSON.stringify(value));
    expect(parse).toThrow(ExpectationError);
    expect(parse).toThrow(message);
  });
});

describe.each(SHIPPED)('the shipped run %s', (name) => {
  it('can be read, and every lane had every mood', async () => {
    const file = new URL(`../../lab-ui/public/runs/${name}.json`, import.meta.url);
    const shipped = parseRunRecord(await readFile(file, 'utf8'));
    expect(shipped).toMatchObject({ complete: true, hidden: false, stopped: false });
    expect(shipped.moods).toHaveLength(shipped.events);
  });
});

describe('importText', () => {
  it('reads an exported run, whatever stands around it', () => {
    expect(importText(`\uFEFF\n${recordToJson(record)}\n`)).toEqual({ record });
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    [recordToJson(record).slice(0, -20), 'not-json'],
    ['hello', 'not-json'],
    ['[]', 'foreign'],
    ['null', 'foreign'],
    ['"humeur-lab-run"', 'foreign'],
    ['<!doctype html><p>Another page</p>', 'foreign'],
    ['<!doctype html><script type="application/json" id="humeur-lab-run">{"format":', 'not-json'],
    [JSON.stringify({ ...record, version: 7 }), 'newer'],
    [JSON.stringify({ ...record, lastedMs: 'long' }), 'damaged'],
  ])('says what is wrong with %j', (text, kind) => {
    expect(problemOf(text).kind).toBe(kind);
  });

  it('names the first wrong place', () => {
    const [lane] = record.lanes;
    const damaged = { ...record, lanes: [{ ...lane, gaps: null }] };
    expect(problemOf(JSON.stringify(damaged))).toEqual({
      kind: 'damaged',
      expected: 'number',
      got: 'null',
      place: 'lanes.0.gaps',
    });
  });
});

describe('importFile', () => {
  it('does not even read what is too large', async () => {
    const file = { size: LARGEST_FILE + 1, text: () => Promise.reject(new Error('It was read.')) };
    expect(await importFile(file)).toMatchObject({ problem: { kind: 'too-large', got: String(file.size) } });
  });

  it('says that a file could not be read', async () => {
    const file = { size: 1, text: () => Promise.reject(new Error('gone')) };
    expect(await importFile(file)).toMatchObject({ problem: { kind: 'unreadable' } });
  });
});

describe('arrivalsToCsv', () => {
  const moods: RunRecord['moods'] = [
    { seq: 1, at: 1_000, eventType: 'INSERT', id: 1, nom: 'Zoé', emoji: '😴', commentaire: '' },
    { seq: 3, at: 1_900, eventType: 'DELETE', id: 1, nom: 'Zoé', emoji: '😴', commentaire: '' },
  ];
  const lane = laneRecord('sse', []);
  const arrivals = [{ seq: 1, at: 1_000, sentAt: 1_000.5, receivedAt: 1_003 }];
  const csv = arrivalsToCsv(runRecord([{ ...lane, arrivals, missing: [3] }], { origin: 500, moods }));

  it('has every event’s times since the run’s start, and a row for what never came', () => {
    expect(csv.split('\r\n')).toEqual([
      'transport,seq,event,committed_ms,sent_ms,received_ms,waited_ms,travelled_ms,latency_ms',
      'sse,1,INSERT,500,500.5,503,0.5,2.5,3',
      'sse,3,DELETE,1400,,,,,',
      '',
    ]);
  });
});

describe('fileNameOf', () => {
  it('is a name for a file on every system, whatever the record says', () => {
    expect(fileNameOf(record)).toBe('humeur-lab-2026-01-01T12-00-00');
    expect(fileNameOf({ ...record, startedAt: '../../etc/<b>' })).toMatch(/^humeur-lab-[\dT-]*$/);
  });
});
