import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { FeedItem, LaneModel } from '../../lab-ui/bench/model.ts';
import { Journal } from '../../lab-ui/debug/journal.ts';
import { LaneLog, MOST_EVENTS, SPAN_MS, SPANS } from '../../lab-ui/debug/lane-log.ts';
import type { LinkState } from '../../lab-ui/link/state.ts';
import { change } from '../support/change.ts';

const mood = (seq: number, shownAt: number, latencyMs = 10): FeedItem => ({
  seq,
  shownAt,
  at: 0,
  sentAt: 0,
  latencyMs,
  change: change(seq),
});
const reconnecting: LinkState = { name: 'reconnecting', attempt: 1, max: 8, inMs: 0, by: 'browser' };

describe('LaneLog', () => {
  it('counts moods once, though the feed shows them again', () => {
    const log = new LaneLog('sse', 0);
    log.takeMoods([mood(1, 100)]);
    log.takeMoods([mood(2, 200), mood(1, 100)]);
    log.takeMoods([mood(2, 200), mood(1, 100)]);
    const { total, types, events } = log.report(1_000);
    expect({ total, types }).toEqual({ total: 2, types: { INSERT: 2, UPDATE: 0, DELETE: 0 } });
    expect(events.map((event) => event.kind === 'mood' && event.seq)).toEqual([1, 2]);
  });

  it('counts the moods that a full feed has no room for', () => {
    const log = new LaneLog('websocket', 0);
    log.takeMoods([mood(1, 100)]);
    log.takeMoods([mood(12, 200), mood(11, 200)]);
    expect(log.report(1_000).total).toBe(12);
  });

  it('says how many a minute, over five minutes or as long as there was', () => {
    const log = new LaneLog('sse', 0);
    for (let n = 1; n <= 6; n++) log.takeMoods([mood(n, n * 10_000)]);
    expect(log.report(60_000).perMinute).toBe(6);
    expect(log.report(300_000).perMinute).toBe(1.2);
    expect(log.report(60_000 + SPANS * SPAN_MS).perMinute).toBe(0);
  });

  it('keeps the last events and no more', () => {
    const log = new LaneLog('sse', 0);
    for (let n = 1; n <= 3 * MOST_EVENTS; n++) log.takeMoods([mood(n, n)]);
    const { events, total } = log.report(1_000);
    expect(events).toHaveLength(MOST_EVENTS);
    expect(events.at(-1)).toMatchObject({ seq: 300 });
    expect(total).toBe(300);
  });

  it('takes the mean latency of the last ten', () => {
    const log = new LaneLog('sse', 0);
    expect(log.report(0).meanLatencyMs).toBeNull();
    for (let n = 1; n <= 20; n++) log.takeMoods([mood(n, n, n <= 10 ? 1_000 : 20)]);
    expect(log.report(100).meanLatencyMs).toBe(20);
  });

  it('knows since when it is connected, and its states', () => {
    const log = new LaneLog('sse', 0);
    log.takeState({ name: 'connected' }, 100);
    log.takeState({ name: 'connected' }, 500);
    expect(log.report(1_100).uptimeMs).toBe(1_000);
    log.takeState(reconnecting, 2_000);
    log.takeState({ ...reconnecting, attempt: 2 }, 3_000);
    const { uptimeMs, states, events, state } = log.report(4_000);
    expect(uptimeMs).toBeNull();
    expect(state).toMatchObject({ attempt: 2 });
    expect(states.map(({ name }) => name)).toEqual(['disconnected', 'connected', 'reconnecting']);
    expect(events.map(({ kind }) => kind)).toEqual(['state', 'state', 'state']);
  });

  it('forgets states that are over for five minutes, but not the one that lasts', () => {
    const log = new LaneLog('sse', 0);
    log.takeState({ name: 'connecting' }, 10);
    log.takeState({ name: 'connected' }, 20);
    expect(log.report(20 + SPANS * SPAN_MS).states).toEqual([{ at: 20, name: 'connected' }]);
  });
});

describe('Journal', () => {
  /** As much of a lane as a journal looks at. */
  function laneOf(transport: LaneModel['transport']) {
    const state = signal<LinkState>({ name: 'connecting' });
    const feed = signal<readonly FeedItem[]>([]);
    return { transport, state, feed } as unknown as LaneModel & {
      state: typeof state;
      feed: typeof feed;
    };
  }

  it('follows the lanes that are shown, and those shown later', () => {
    const [sse, websocket] = [laneOf('sse'), laneOf('websocket')];
    const lanes = signal<readonly LaneModel[]>([sse]);
    const journal = new Journal({ lanes }, () => 1_000);
    const stop = journal.follow();
    sse.state.value = { name: 'connected' };
    sse.feed.value = [mood(1, 900)];
    expect(journal.report()).toMatchObject([{ transport: 'sse', total: 1, state: { name: 'connected' } }]);
    lanes.value = [sse, websocket];
    websocket.feed.value = [mood(1, 950)];
    expect(journal.report().map(({ total }) => total)).toEqual([1, 1]);
    stop();
    sse.feed.value = [mood(2, 990), mood(1, 900)];
    expect(journal.report()[0]).toMatchObject({ total: 1 });
  });
});
