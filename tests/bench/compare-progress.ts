/** How a run gets on: a bar that is drawn anew on a terminal, a line now and then elsewhere. */
export class Progress {
  readonly #seconds: number;
  readonly #title: string;
  readonly #out: NodeJS.WriteStream;
  readonly #begun = performance.now();
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(title: string, seconds: number, out: NodeJS.WriteStream = process.stderr) {
    this.#title = title;
    this.#seconds = seconds;
    this.#out = out;
    this.#show();
    this.#timer = setInterval(() => this.#show(), out.isTTY ? BAR_MS : LINE_MS);
  }

  /** Wipes the bar away; says nothing more. */
  end(): void {
    clearInterval(this.#timer);
    if (this.#out.isTTY) this.#out.write('\r\u001b[K');
  }

  #show() {
    const elapsed = (performance.now() - this.#begun) / 1_000;
    const line = progressLine(this.#title, elapsed, this.#seconds, this.#out.isTTY ? BAR_WIDTH : 0);
    this.#out.write(this.#out.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  }
}

const BAR_MS = 200;
const LINE_MS = 10_000;
const BAR_WIDTH = 30;

/** "title ████░░░░ 12 / 60 s"; without the bar where its width is 0. */
export function progressLine(title: string, elapsed: number, seconds: number, width: number): string {
  const share = Math.min(1, elapsed / seconds);
  const full = Math.round(share * width);
  const bar = width > 0 ? ` ${'█'.repeat(full)}${'░'.repeat(width - full)}` : '';
  const seen = `${Math.floor(Math.min(elapsed, seconds))} / ${seconds} s`;
  return `${title}${bar} ${seen}${elapsed > seconds ? ', the last moods are on their way' : ''}`;
}
