import type { Arrival } from '../../../lab-server/wire/run.ts';

/** Moods that one lane had at one moment, all out of one message; milliseconds since the run's zero. */
export interface Receipt {
  receivedAt: number;
  /** When the server made the batch; null where only commit and receipt are known. */
  sentAt: number | null;
  /** When each mood was committed, oldest first. */
  commits: number[];
}

/** Moods that arrived within so little came together, milliseconds. */
const TOGETHER_MS = 0.02;
/** A message may be written down so much later than its batch was made: it waits for the line, or for its turn. */
const LATE_MS = 400;
/** Clocks agree to within this, milliseconds. */
const TOLERANCE_MS = 5;

type Way = Pick<Arrival, 'at' | 'receivedAt'> & { sentAt: number | null };

/** Groups a lane's arrivals by the message that brought them, in order of receipt. */
export function receiptsOf(ways: readonly Way[], zero: number): Receipt[] {
  const receipts: Receipt[] = [];
  const sorted = [...ways].sort((one, other) => one.receivedAt - other.receivedAt || one.at - other.at);
  for (const { at, sentAt, receivedAt } of sorted) {
    const received = receivedAt - zero;
    const last = receipts.at(-1);
    if (last && received - last.receivedAt < TOGETHER_MS) last.commits.push(at - zero);
    else
      receipts.push({
        receivedAt: received,
        sentAt: sentAt === null ? null : sentAt - zero,
        commits: [at - zero],
      });
  }
  return receipts;
}

/** Finds the receipt of each message; ask in the order in which the messages were sent. */
export class Receipts {
  readonly #receipts: readonly Receipt[];
  readonly #last: readonly number[];
  readonly #taken = new Set<number>();

  constructor(receipts: readonly Receipt[]) {
    this.#receipts = [...receipts].sort((one, other) => lastCommit(one) - lastCommit(other));
    this.#last = this.#receipts.map(lastCommit);
  }

  /**
   * The receipt of what was sent at `sentAt` on an exchange that was over at `endsAt`: of those that nobody has
   * claimed, the one with the newest mood that was there by then.
   */
  take(sentAt: number, endsAt: number): Receipt | undefined {
    for (let n = countUpTo(this.#last, sentAt + TOLERANCE_MS) - 1; n >= 0; n--) {
      if (this.#taken.has(n)) return undefined;
      const receipt = this.#receipts[n]!;
      const isBefore = receipt.receivedAt < sentAt - TOLERANCE_MS;
      if (isBefore || receipt.receivedAt > endsAt + TOLERANCE_MS) return undefined;
      if (receipt.sentAt !== null && Math.abs(sentAt - receipt.sentAt) > LATE_MS) continue;
      this.#taken.add(n);
      return receipt;
    }
    return undefined;
  }
}

const lastCommit = ({ commits }: Receipt) => commits.at(-1)!;

/** How many of the sorted `numbers` are at most `limit`. */
export function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
