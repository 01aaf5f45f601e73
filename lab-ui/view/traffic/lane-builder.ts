import type { TranscriptRow } from '../../../lab-server/wire/readings.ts';
import type { Road } from './conditions.ts';
import { Receipts, type Receipt } from './receipts.ts';
import type { Message, Span } from './traffic.ts';

/** What is known of a lane besides its rows; `zero` is the run's, milliseconds on the server's clock. */
export interface Known {
  zero: number;
  road: Road;
  receipts: readonly Receipt[];
}

/** What has been seen of one exchange. */
interface Exchange {
  request: Message | null;
  /** The answer that is a stream's head. */
  head: Message | null;
  /** The row that ends it; undefined: none has come. */
  end: TranscriptRow | undefined;
  answered: boolean;
}

/** A stream is young for so long, milliseconds: its first batches leave with its head. */
const YOUNG_MS = 2_000;

const youngHead = ({ head }: Exchange, sentAt: number) =>
  head && sentAt - head.sentAt < YOUNG_MS ? head : null;

/**
 * Makes messages and spans of one transport's rows: it is made with all of them and then takes them one by one. A poll's
 * exchange is over with its answer; any other answer begins a stream.
 */
export class LaneBuilder {
  readonly #messages: Message[] = [];
  readonly #spans: Span[] = [];
  readonly #exchanges = new Map<number, Exchange>();
  #previous: Message | null = null;
  readonly #poll: boolean;
  readonly #known: Known;
  readonly #receipts: Receipts;

  constructor(poll: boolean, rows: readonly TranscriptRow[], known: Known) {
    this.#poll = poll;
    this.#known = known;
    this.#receipts = new Receipts(known.receipts);
    for (const row of rows) if (row.kind === 'end') this.#exchange(row).end = row;
  }

  take(row: TranscriptRow): void {
    if (row.kind === 'end') return this.#end(row);
    if (row.kind === 'request') return this.#request(row);
    if (row.kind === 'pong') return this.#pong(row);
    const exchange = this.#exchange(row);
    if (row.kind !== 'answer' && !exchange.answered) this.#join(row, exchange);
    const message = this.#down(row, exchange);
    if (row.kind === 'answer') this.#answer(row, message, exchange);
  }

  finish(): { messages: Message[]; spans: Span[] } {
    for (const exchange of this.#exchanges.values()) {
      const { request, answered, end } = exchange;
      if (request && !answered && !end) this.#hold(request, Infinity, null);
    }
    this.#messages.sort((one, other) => one.sentAt - other.sentAt || one.row.id - other.row.id);
    if (this.#poll) this.#boundByNext();
    this.#spans.sort((one, other) => one.from - other.from);
    return { messages: this.#messages, spans: this.#spans };
  }

  #request(row: TranscriptRow) {
    const exchange = this.#exchange(row);
    const { road } = this.#known;
    const at = this.#at(row);
    const handshakeMs = row.fresh ? road.handshakeMs : 0;
    const sentAt = at + handshakeMs;
    const message = make(row, sentAt, road.arrival(sentAt, row.bytes), {
      up: true,
      openedAt: handshakeMs > 0 ? at : null,
      after: this.#previous,
    });
    if (exchange.end && this.#at(exchange.end) < message.receivedAt) this.#lose(message, exchange.end);
    exchange.request = message;
    this.#messages.push(message);
  }

  #down(row: TranscriptRow, exchange: Exchange): Message {
    const { road } = this.#known;
    const sentAt = this.#at(row);
    const endsAt = exchange.end ? this.#at(exchange.end) : Infinity;
    const receipt = row.entries ? this.#receipts.take(sentAt, this.#poll ? Infinity : endsAt) : undefined;
    const arrival = receipt ? Math.max(receipt.receivedAt, sentAt) : road.arrival(sentAt, row.bytes);
    const message = make(row, sentAt, arrival, {
      after: row.kind === 'answer' ? exchange.request : youngHead(exchange, sentAt),
      commits: receipt?.commits ?? [],
      measured: receipt !== undefined,
    });
    if (!receipt && arrival > endsAt) this.#lose(message, exchange.end!);
    this.#messages.push(message);
    return message;
  }

  #answer(row: TranscriptRow, answer: Message, exchange: Exchange) {
    exchange.answered = true;
    const { request } = exchange;
    const refused = (row.status ?? 200) >= 400;
    if (refused) answer.fate = 'refused';
    else if (this.#poll && !row.entries && answer.fate === 'useful') answer.fate = 'useless';
    if (request && answer.fate !== 'lost') request.fate = answer.fate;
    if (request && request.receivedAt > answer.sentAt) request.receivedAt = answer.sentAt;
    if (this.#poll) this.#previous = answer;
    if (this.#poll || refused) {
      if (request) this.#hold(request, answer.sentAt, 'answer', answer);
      return;
    }
    exchange.head = answer;
    this.#stream(answer.sentAt, answer, exchange, row);
  }

  /** A stream whose beginning is older than the transcript. */
  #join(row: TranscriptRow, exchange: Exchange) {
    exchange.answered = true;
    this.#stream(-Infinity, null, exchange, row);
  }

  #stream(from: number, opener: Message | null, { end }: Exchange, { socket }: TranscriptRow) {
    const to = end ? Math.max(this.#at(end), from) : Infinity;
    this.#spans.push({ kind: 'stream', from, to, by: end?.by ?? null, opener, closer: null, socket });
  }

  #pong(row: TranscriptRow) {
    const receivedAt = this.#at(row);
    const sentAt = receivedAt - (this.#known.road.arrival(0, row.bytes) || 0);
    this.#messages.push(make(row, sentAt, receivedAt, { up: true, measured: true }));
  }

  #end(row: TranscriptRow) {
    const exchange = this.#exchange(row);
    const { request, answered } = exchange;
    if (!request || answered) return;
    this.#hold(request, Math.max(this.#at(row), request.sentAt), row.by ?? 'client');
  }

  #hold(request: Message, to: number, by: Span['by'], closer: Message | null = null) {
    const from = Math.min(request.receivedAt, to);
    this.#spans.push({ kind: 'held', from, to, by, opener: request, closer, socket: request.row.socket });
  }

  /** A message that was under way when its connection ended never came; a client that leaves has not lost it. */
  #lose(message: Message, end: TranscriptRow) {
    message.receivedAt = Math.max(this.#at(end), message.sentAt);
    if (end.by !== 'client') message.fate = 'lost';
  }

  /** Polls go one after the other: an answer has come by the time of the next question. */
  #boundByNext() {
    let next = Infinity;
    for (const message of [...this.#messages].reverse()) {
      if (message.kind === 'request') next = message.openedAt ?? message.sentAt;
      else if (!message.measured)
        message.receivedAt = Math.max(message.sentAt, Math.min(message.receivedAt, next));
    }
  }

  #exchange({ exchange: id }: TranscriptRow): Exchange {
    let exchange = this.#exchanges.get(id);
    if (!exchange) {
      this.#exchanges.set(id, (exchange = { request: null, head: null, end: undefined, answered: false }));
    }
    return exchange;
  }

  #at(row: TranscriptRow): number {
    return row.at - this.#known.zero;
  }
}

function make(row: TranscriptRow, sentAt: number, receivedAt: number, about: Partial<Message> = {}): Message {
  return {
    row,
    kind: row.kind as Message['kind'],
    up: false,
    openedAt: null,
    sentAt,
    receivedAt,
    measured: false,
    fate: 'useful',
    after: null,
    commits: [],
    ...about,
  };
}
