import type { CDPSession } from 'playwright';
import { StudentError } from './student-error.ts';

/** A text that has come, and when, milliseconds of the world's clock. */
export interface Filled {
  text: string;
  at: number;
}

/**
 * What the browser calls an isolated world: JavaScript that shares the page's elements and nothing else. What student
 * code does to the page's own objects does not reach there. Playwright's locators look from one, too, but give each
 * page all of Playwright's code first, which makes it cost a third more.
 */
export class IsolatedWorld {
  readonly #cdp: CDPSession;
  readonly #contextId: number;

  private constructor(cdp: CDPSession, contextId: number) {
    this.#cdp = cdp;
    this.#contextId = contextId;
  }

  /** Makes one on the document that the page shows now. */
  static async on(cdp: CDPSession): Promise<IsolatedWorld> {
    const { frameTree } = await cdp.send('Page.getFrameTree');
    const world = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    return new IsolatedWorld(cdp, world.executionContextId);
  }

  /** The value of an expression, awaited and as JSON has it. Rejects with a StudentError where it misses an element. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.#cdp.send('Runtime.evaluate', {
      expression,
      contextId: this.#contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw thrown(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  /** Presses an element; resolves to when, milliseconds of this world's clock, which runs in real time. */
  click(selector: string): Promise<number> {
    return this.evaluate(`(() => {
      const at = performance.now();
      const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
      ${one(selector)}.dispatchEvent(event);
      return at;
    })()`);
  }

  /** An element's text. */
  text(selector: string): Promise<string> {
    return this.evaluate(`${one(selector)}.textContent`);
  }

  /** The texts of all elements that match, in the page's order. */
  texts(selector: string): Promise<string[]> {
    return this.evaluate(`[...document.querySelectorAll('${selector}')].map((each) => each.textContent)`);
  }

  /** An element's attribute; null where it has none of this name. */
  attribute(selector: string, name: string): Promise<string | null> {
    return this.evaluate(`${one(selector)}.getAttribute('${name}')`);
  }

  /** An element's text as soon as it has one; null where it still has none after so long, milliseconds of real time. */
  async filled(selector: string, ms: number): Promise<Filled | null> {
    const filled = this.evaluate<Filled>(`new Promise((resolve) => {
      const element = ${one(selector)};
      const look = () => {
        const filled = ${FILLED}(element);
        if (filled) resolve(filled);
      };
      new MutationObserver(look).observe(element, { childList: true, characterData: true, subtree: true });
      look();
    })`);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const none = new Promise<null>((resolve) => (timer = setTimeout(resolve, ms, null)));
    filled.catch(() => {});
    try {
      // A page that was silent at the end may have had it long since.
      return (await Promise.race([filled, none])) ?? (await this.#filledNow(selector));
    } finally {
      clearTimeout(timer);
    }
  }

  #filledNow(selector: string): Promise<Filled | null> {
    return this.evaluate(`${FILLED}(${one(selector)})`);
  }
}

/** A function of an element, as an expression: its Filled, or null. */
const FILLED =
  '((element) => element.textContent ? { text: element.textContent, at: performance.now() } : null)';

/** An expression for an element that has to be there. */
function one(selector: string): string {
  return orMissing(`document.querySelector('${selector}')`);
}

/** An expression for an element, given one that is null where it is missing. */
export function orMissing(expression: string): string {
  return `(${expression} ?? (() => { throw new Error('${MISSING}'); })())`;
}

const MISSING = 'an element is missing';

function thrown(description: string): Error {
  return description.includes(MISSING) ? new StudentError(REMOVED) : new Error(description);
}

const REMOVED = {
  fr: 'Votre code a retiré de la page un élément que l’exercice lui donne.',
  en: 'Your code has removed from the page an element that the exercise gives it.',
};
