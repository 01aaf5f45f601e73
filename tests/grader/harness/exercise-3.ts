import * as student from 'student';
import type { Batch, Entry, HandlerOptions, RealtimeHandlerClass } from '../../../exercises/contract.ts';

/**
 * Puts handlers of the student's on a page, each with a list, totals, a button that disposes it, and a #feed: the
 * events that are written there, as a JSON array, reach it one after the other in one task. With `after` the first
 * one also gets the lab's stream. The elements of the nth one have `-n` in their names, those of the first have none.
 */
const settings = JSON.parse(decodeURIComponent(location.hash.slice(1))) as Partial<HandlerOptions> & {
  client: string;
  after?: string;
  handlers?: number;
};

const { PerformantRealtimeHandler } = student as { PerformantRealtimeHandler?: RealtimeHandlerClass };
if (typeof PerformantRealtimeHandler !== 'function')
  throw new Error(
    `Expected an exported class PerformantRealtimeHandler, got ${Object.keys(student).join(', ') || 'no export'}.`,
  );

const { client, after, handlers = 1, ...options } = settings;
/** What addEvent() threw, which it never should. */
const result = document.getElementById('result')!;

/** Makes a handler, and says how events reach it. */
function place(Handler: RealtimeHandlerClass, nth: number): (events: readonly Entry[]) => void {
  const ending = nth === 0 ? '' : `-${nth}`;
  function element<Tag extends 'button' | 'output' | 'textarea' | 'ul'>(name: string, tag: Tag) {
    const there = document.getElementById(name + ending) as HTMLElementTagNameMap[Tag] | null;
    if (there) return there;
    const made = document.createElement(tag);
    made.id = name + ending;
    document.body.append(made);
    return made;
  }
  const handler = new Handler({
    ...options,
    list: element('list', 'ul'),
    totals: element('totals', 'output'),
  });
  const take = (events: readonly Entry[]) => {
    for (const event of events) {
      try {
        handler.addEvent(event);
      } catch (error) {
        result.textContent ||= String(error);
        reportError(error);
      }
    }
  };
  const feed = element('feed', 'textarea');
  feed.addEventListener('input', () => take(JSON.parse(feed.value) as Entry[]));
  element('stop', 'button').addEventListener('click', () => handler.dispose());
  return take;
}

const takers = Array.from({ length: handlers }, (_, nth) => place(PerformantRealtimeHandler, nth));

if (after !== undefined) {
  const address = `${location.origin.replace('http', 'ws')}/stream/websocket?client=${client}&after=${after}`;
  new WebSocket(address).addEventListener('message', ({ data }) => {
    takers[0]!((JSON.parse(String(data)) as Batch).entries);
  });
}

/** A hidden tab, from the press of this button on: no frame comes, not even one that was asked for before. */
const hide = document.createElement('button');
hide.id = 'hide';
document.body.append(hide);
let hidden = false;
const frame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) =>
  frame((time) => {
    if (!hidden) callback(time);
  });
hide.addEventListener('click', () => {
  hidden = true;
  Object.defineProperty(document, 'hidden', { value: true });
  Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
  document.dispatchEvent(new Event('visibilitychange'));
});

document.getElementById('ready')!.textContent = 'ready';
