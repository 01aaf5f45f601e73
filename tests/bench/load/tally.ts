const MARK = '"seq":';

/** What one subscriber received: each event exactly once and in order, from the first one on. */
export class Tally {
  /** The seq received last; 0: none yet. */
  last = 0;
  received = 0;
  /** Events that did not follow the one before. */
  wrong = 0;
  #rest = '';

  /** Finds the entries in what came over the socket, wherever it was cut. */
  take(text: string): void {
    const all = this.#rest + text;
    let from = 0;
    for (;;) {
      const at = all.indexOf(MARK, from);
      const end = at < 0 ? -1 : all.indexOf(',', at);
      if (end < 0) {
        this.#rest = all.slice(at < 0 ? Math.max(from, all.length - MARK.length + 1) : at);
        return;
      }
      this.#seen(Number(all.slice(at + MARK.length, end)));
      from = end;
    }
  }

  #seen(seq: number) {
    if (this.last !== 0 && seq !== this.last + 1) this.wrong++;
    this.last = seq;
    this.received++;
  }
}
