import { describe, expect, it } from 'vitest';
import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import type { RunRecord } from '../../lab-server/wire/run.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';
import { explain, explainRun, type Reason } from '../../lab-ui/measure/explain.ts';
import { laneRecord, runRecord } from '../support/record.ts';

/** As many events as the feed gives on average, so that their number needs no reason. */
const asExpected = { events: 30, lastedMs: 60_000 };
const thirty = Array.from({ length: 30 }, (_, n) => n * 100);

function row(transport: TransportName, part: Partial<TranscriptRow>): TranscriptRow {
  return {
    id: 1,
    at: 0,
    client: 'c',
    transport,
    socket: 1,
    exchange: 1,
    kind: 'request',
    bytes: 100,
    ...part,
  };
}

function reasons(
  transport: TransportName,
  costs: Parameters<typeof laneRecord>[2] = {},
  change: Partial<RunRecord> = {},
): Reason[] {
  const lane = laneRecord(transport, thirty, costs);
  return explain(runRecord([lane], { ...asExpected, ...change }), lane);
}

const kinds = (found: Reason[]) => found.map(({ kind }) => kind);

describe('explain', () => {
  it('gives polling the standard error of its mean, T/√(12n)', () => {
    const found = reasons('short-poll', { requests: 13, connections: 1 });
    expect(found).toContainEqual({ kind: 'chance', errorMs: 5_000 / Math.sqrt(360), events: 30 });
    expect(found).toContainEqual({ kind: 'reused', requests: 13 });
  });

  it('knows how many events a Poisson feed may bring, when each is a question', () => {
    expect(reasons('long-poll')).toContainEqual({ kind: 'chanceCount', error: Math.sqrt(30) });
    const { feed } = DEFAULT_PARAMETERS;
    const parameters = { ...DEFAULT_PARAMETERS, feed: { ...feed, rhythm: 'regular' as const } };
    expect(kinds(reasons('long-poll', {}, { parameters }))).not.toContain('chanceCount');
  });

  it('says when the seed gave another number of events than the mean', () => {
    const run = (events: number) => explainRun(runRecord([], { ...asExpected, events }));
    expect(run(40)).toEqual([{ kind: 'events', events: 40, expected: 30 }]);
    expect(run(31)).toEqual([]);
  });

  it('reads the real pause between two questions from the transcript', () => {
    const transcript = [0, 5_100, 10_200, 15_300].map((at) => row('short-poll', { at }));
    const found = reasons('short-poll', {}, { transcript });
    expect(found).toContainEqual({ kind: 'interval', realMs: 5_100, meantMs: 5_000 });
    expect(found).toContainEqual({ kind: 'chance', errorMs: 5_100 / Math.sqrt(360), events: 30 });
  });

  it('counts new connections where they cost something', () => {
    const costs = { requests: 13, connections: 4 };
    const parameters = { ...DEFAULT_PARAMETERS, network: NETWORKS['4g'] };
    expect(reasons('short-poll', costs, { parameters })).toContainEqual({
      kind: 'fresh',
      connections: 4,
      requests: 13,
    });
    expect(kinds(reasons('short-poll', costs))).not.toContain('fresh');
  });

  it('tells holds that ended without any event', () => {
    expect(reasons('long-poll', { useless: 2 })).toContainEqual({ kind: 'hold', count: 2, holdMs: 25_000 });
    expect(kinds(reasons('short-poll', { useless: 2 }))).not.toContain('hold');
    const transcript = [row('long-poll', { kind: 'answer', status: 503, entries: 0 })];
    expect(reasons('long-poll', { useless: 2 }, { transcript })).toContainEqual({
      kind: 'hold',
      count: 1,
      holdMs: 25_000,
    });
    expect(kinds(reasons('long-poll', { useless: 1 }, { transcript }))).not.toContain('hold');
  });

  it('tells events that were written together, on streams and long polls', () => {
    const transcript = [row('sse', { kind: 'frame', entries: 3 }), row('sse', { kind: 'frame', entries: 1 })];
    expect(reasons('sse', {}, { transcript })).toContainEqual({ kind: 'together', entries: 4, writes: 2 });
  });

  it('gives streams the time that server and browser need', () => {
    expect(kinds(reasons('websocket'))).toEqual(['processing']);
  });

  it('names whatever befell the run', () => {
    const parameters = {
      ...DEFAULT_PARAMETERS,
      network: { ...NETWORKS.train, bytesPerSecond: 50_000 },
      extraStreams: 4,
    };
    const incidents = [{ at: 1, what: 'restart' }];
    const change = { parameters, incidents, hidden: true, stopped: true };
    const found = kinds(explainRun(runRecord([], { ...asExpected, ...change })));
    for (const kind of ['stopped', 'hidden', 'incidents', 'jitter', 'tunnel', 'slowNetwork', 'queue'])
      expect(found).toContain(kind);
  });

  it('counts a fault once, not its end', () => {
    const incidents = ['cut', 'refuse', 'refuse-over'].map((what, at) => ({ at, what }));
    expect(explainRun(runRecord([], { ...asExpected, incidents }))).toEqual([
      { kind: 'incidents', count: 2 },
    ]);
  });

  it('counts what struck one lane at that lane only, and no lift', () => {
    const incidents = ['supabase: joins refused', 'supabase: cut reset', 'supabase: joins refused-over'];
    const change = { ...asExpected, incidents: incidents.map((what, at) => ({ at, what })) };
    expect(explainRun(runRecord([], change))).toEqual([]);
    expect(reasons('supabase', {}, change)).toContainEqual({ kind: 'incidents', count: 2 });
    expect(kinds(reasons('sse', {}, change))).not.toContain('incidents');
    const older = [
      { at: 1, what: 'sse: freeze' },
      { at: 2, what: 'sse: delay 0 ms' },
    ];
    expect(reasons('sse', {}, { incidents: older })).toContainEqual({ kind: 'incidents', count: 1 });
  });

  it('blames no seed for moods that a database refused, or that a lab away never wrote', () => {
    const away = (incidents: RunRecord['incidents']) =>
      explainRun(runRecord([], { ...asExpected, events: 9, incidents }));
    expect(away([{ at: 50_000, what: 'database' }])).toEqual([{ kind: 'database', ms: 10_000 }]);
    const both = ['database', 'database-over'].map((what, n) => ({ at: 1_000 + 6_000 * n, what }));
    expect(away(both)).toEqual([{ kind: 'database', ms: 6_000 }]);
    expect(away([{ at: 50_000, what: 'lab-away' }])).toEqual([{ kind: 'labAway' }]);
  });

  it('counts what a lane never had', () => {
    const lane = { ...laneRecord('sse', thirty), missing: [31, 32] };
    expect(explain(runRecord([lane], asExpected), lane)).toContainEqual({ kind: 'missing', count: 2 });
  });
});
