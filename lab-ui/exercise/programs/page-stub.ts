import type { HerdNews } from '../herd/news.ts';

/** Takes whatever is done to it: an element for code that runs where there is no page. */
export const anyElement: HTMLElement = takesAll();

function takesAll(): HTMLElement {
  const all: object = new Proxy(() => {}, {
    get: (_target, key) => (key === Symbol.toPrimitive ? () => '' : all),
    set: () => true,
    apply: () => all,
    construct: () => all,
  });
  return all as HTMLElement;
}

// A worker has neither; what student code does with them changes nothing here.
Object.assign(globalThis, { window: globalThis, document: anyElement });

// Student code may never come to an end: this is said before it begins.
postMessage({ type: 'begun' } satisfies HerdNews);
