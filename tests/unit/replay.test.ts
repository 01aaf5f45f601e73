import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Player } from '../../lab-ui/bench/replay.ts';
import { Lane } from '../../lab-ui/lane/lane.ts';
import { laneRecord, runRecord } from '../support/record.ts';

const lane = laneRecord('sse', [50, 10, 20], { requests: 4, bytesUp: 400, bytesDown: 800 });
const record = runRecord(
  [
    {
      ...lane,
      samples: [
        { at: 50, requests: 1, bytesUp: 100, bytesDown: 200 },
        { at: 1_500, requests: 3, bytesUp: 300, bytesDown: 600 },
      ],
      states: [
        { at: 0, name: 'connecting' },
        { at: 20, name: 'connected' },
      ],
    },
  ],
  {
    lastedMs: 2_000,
    moods: [1, 2, 3].map((seq) => ({
      seq,
      at: (seq - 1) * 100,
      eventType: 'INSERT' as const,
      id: seq,
      nom: `N${seq}`,
      emoji: '😴',
      commentaire: 'c',
    })),
  },
);

/** Lanes that play the record, as a page's do. */
function stage() {
  const [shown, other] = [new Lane('sse'), new Lane('websocket')];
  const elapsedMs = signal(0);
  return { shown, other, elapsedMs, player: new Player([shown, other], elapsedMs) };
}

describe('Player', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows at once what the run ended with', () => {
    const { shown, other, elapsedMs, player } = stage();
    player.play(record, 'at-once', () => {});
    expect(shown.reading.value).toEqual(record.lanes[0]!.reading);
    expect(shown.latency.value).toMatchObject({ count: 3, p50: 20, max: 50 });
    expect(shown.feed.value.map(({ seq }) => seq)).toEqual([3, 2, 1]);
    expect(shown.dots.value.map(({ latencyMs }) => latencyMs)).toEqual([50, 10, 20]);
    expect(shown.state.value).toEqual({ name: 'connected' });
    expect(elapsedMs.value).toBe(2_000);
    expect(other.reading.value.requests).toBe(0);
  });

  it('shows the end of a run with very many arrivals', () => {
    const { shown, player } = stage();
    const many = laneRecord(
      'sse',
      Array.from({ length: 300_000 }, () => 20),
      {},
    );
    player.play(runRecord([many], { lastedMs: 2_000 }), 'at-once', () => {});
    expect(shown.seq.value).toBe(300_000);
  });

  it.each([
    [1, 200],
    [4, 50],
  ] as const)('at %i× shows what the run had after 200 ms, %i ms after its start', (speed, wait) => {
    const { shown, player } = stage();
    player.play(record, speed, () => {});
    vi.advanceTimersByTime(wait + ((100 - (wait % 100)) % 100));
    expect(shown.reading.value).toMatchObject({ requests: 1, bytesUp: 100 });
    vi.advanceTimersByTime(2_000);
    expect(shown.reading.value).toMatchObject({ requests: 4, bytesUp: 400 });
  });

  it('tells the end once, when the record’s time is over', async () => {
    const { player } = stage();
    const onEnd = vi.fn<() => void>();
    player.play(record, 4, onEnd);
    await vi.advanceTimersByTimeAsync(400);
    expect(onEnd).not.toHaveBeenCalled();
    expect(player.isPlaying).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(onEnd).toHaveBeenCalledOnce();
    expect(player.isPlaying).toBe(false);
  });

  it('goes to the end when it is stopped', async () => {
    const { shown, player } = stage();
    const onEnd = vi.fn<() => void>();
    player.play(record, 1, onEnd);
    player.stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(onEnd).toHaveBeenCalledOnce();
    expect(shown.reading.value.requests).toBe(4);
  });

  it('tells no end of what was abandoned for something else', async () => {
    const { player } = stage();
    const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
    player.play(record, 1, first);
    player.play(record, 'at-once', second);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledOnce();
  });
});
