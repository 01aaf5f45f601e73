import { orMissing } from '../../isolated-world.ts';

/** How finely the eye dates what it sees, milliseconds. */
export const TICK_MS = 10;
/** Writes so soon after the first of them are one burst with it, as they fall into its frame: milliseconds. */
export const BURST_MS = 20;

/**
 * The eye's part in the browser, in a JavaScript world of its own: makes `eyes`, one for each handler on the page. A
 * text and not a function, because what a compiler adds to functions is not there. Virtual time is counted in ticks;
 * everybody's goes on between them.
 */
export function eyeScript(handlers: number, tick: string, isVirtual: boolean): string {
  return `(() => {
  let ticks = 0;
  const begun = performance.now();
  const now = () => ${isVirtual ? `ticks * ${TICK_MS}` : 'Math.round(performance.now() - begun)'};
  let script = [];
  document.addEventListener('${tick}', () => {
    for (const { nth, events } of script.shift() ?? []) eyes[nth].feed(events);
    ticks++;
  });
  globalThis.follow = (lines) => (script = lines);
  globalThis.eyes = Array.from({ length: ${handlers} }, (_, nth) => {
    const element = (name) => ${orMissing("document.getElementById(nth === 0 ? name : name + '-' + nth)")};
    const [list, totals, input] = ['list', 'totals', 'feed'].map(element);
    const bursts = [];
    let [meanwhile, added, shots] = [null, 0, []];

    const shot = () => ({
      at: now(),
      rows: [...list.querySelectorAll('[data-id]')].map((row) => ({ id: row.dataset.id, text: row.textContent })),
      received: totals.dataset.received ?? null,
    });
    const note = (records) => {
      if (records.length === 0) return;
      for (const { addedNodes } of records) for (const node of addedNodes) if (node.nodeName === 'LI') added++;
      if (now() - (bursts.at(-1) ?? -Infinity) >= ${BURST_MS}) bursts.push(now());
      shots.push(shot());
    };
    const feed = (events) => {
      input.value = events;
      input.dispatchEvent(new Event('input'));
    };
    const observer = new MutationObserver((records) => {
      note(records);
      const events = meanwhile;
      meanwhile = null;
      if (events) feed(events);
    });
    const everything = { childList: true, subtree: true, attributes: true, characterData: true };
    for (const each of [list, totals]) observer.observe(each, everything);

    return {
      feed,
      feedWhenItWrites: (events) => (meanwhile = events),
      look: () => {
        note(observer.takeRecords());
        const seen = { ...shot(), bursts, added, shots };
        shots = [];
        return seen;
      },
      countElements: (name) => list.getElementsByTagName(name).length,
    };
  });
})()`;
}

/** Lets virtual time pass on the page, in its own world; the eye is told of each tick before it begins. */
export function passScript(ticks: number, tick: string): string {
  return `(async () => {
  const { port1, port2 } = new MessageChannel();
  for (let n = 0; n < ${ticks}; n++) {
    document.dispatchEvent(new Event('${tick}'));
    await __pwClock.controller.runFor(${TICK_MS});
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  }
  port1.close();
})()`;
}
