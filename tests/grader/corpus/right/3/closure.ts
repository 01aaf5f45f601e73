import type {
  Entry,
  HandlerOptions,
  Humeur,
  RealtimeHandlerClass,
} from '../../../../../exercises/contract.ts';

// No class at all: a constructor function with closures, and a queue that one task empties.

export const PerformantRealtimeHandler = function (options: HandlerOptions) {
  const { list, totals, maxBatchSize = 10, batchInterval = 100, maxDisplayed = 100 } = options;
  const newest = new Map<number, { seq: number; humeur: Humeur | null }>();
  const nodes = new Map<number, HTMLLIElement>();
  const seen = new Set<string>();
  let queue: unknown[] = [];
  let alarm: { at: number; timer: number } | undefined;
  let restUntil = 0;
  let ended = false;

  const flushAt = (at: number) => {
    if (alarm && alarm.at <= at) return;
    if (alarm) clearTimeout(alarm.timer);
    const timer = window.setTimeout(flush, Math.max(0, at - performance.now()));
    alarm = { at, timer };
  };

  function flush() {
    if (alarm) clearTimeout(alarm.timer);
    alarm = undefined;
    restUntil = performance.now() + batchInterval;
    const events = queue.splice(0, queue.length);
    events.forEach((event) => {
      try {
        learn(event as Entry);
      } catch (error) {
        console.debug('left out', error);
      }
    });
    draw();
  }

  const learn = ({ id, seq, change: { new: now, old } }: Entry) => {
    const key = (now ?? old)!.id;
    if (seen.has(id)) return;
    seen.add(id);
    if (seq > (newest.get(key)?.seq ?? 0)) newest.set(key, { seq, humeur: now });
  };

  const draw = () => {
    const rows = [...newest.values()].map(({ humeur }) => humeur).filter((humeur) => humeur !== null);
    const top = rows.toSorted((a, b) => b.id - a.id).slice(0, maxDisplayed);
    const kept = new Set(top.map(({ id }) => id));
    for (const [id, node] of nodes) {
      if (kept.has(id)) continue;
      node.remove();
      nodes.delete(id);
    }
    for (const { id, emoji, nom, commentaire } of top) {
      const node = nodes.get(id) ?? document.createElement('li');
      nodes.set(id, node);
      node.dataset['id'] = `${id}`;
      node.textContent = `${emoji}${nom}${commentaire}`;
      list.append(node);
    }
    totals.dataset['received'] = `${seen.size}`;
  };

  return {
    addEvent(event: Entry) {
      if (ended) return;
      queue.push(event);
      const now = performance.now();
      flushAt(queue.length >= maxBatchSize ? Math.max(now, restUntil) : now + batchInterval);
    },
    dispose() {
      ended = true;
      queue = [];
      if (alarm) clearTimeout(alarm.timer);
    },
  };
} as unknown as RealtimeHandlerClass;
