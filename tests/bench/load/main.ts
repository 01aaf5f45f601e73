import { answerCalls } from '../remote.ts';
import { Subscriber, type Target } from './subscriber.ts';

/** Connections that are opened at a time. */
const OPENING = 100;

/** After so long without an event the wait for one is given up, ms. */
const PATIENCE_MS = 15_000;

/** What the subscribers received since the last `reset`. */
interface Received {
  entries: number;
  wrong: number;
  lost: number;
  requests: number;
}

/** What the process of the subscribers can be asked for. */
export interface LoadMethods {
  connect: (to: Target & { count: number }) => Promise<void>;
  /** Resolves when every subscriber has had the event with this seq. */
  until: (seq: number) => Promise<void>;
  reset: () => Promise<void>;
  received: () => Promise<Received>;
  disconnect: () => Promise<void>;
}

let subscribers: Subscriber[] = [];
let heardAt = 0;
const heard = () => {
  heardAt = performance.now();
};

async function connect({ count, ...target }: Target & { count: number }): Promise<void> {
  while (subscribers.length < count) {
    const openings = Array.from({ length: Math.min(OPENING, count - subscribers.length) }, () => {
      const { promise, resolve } = deferred();
      subscribers.push(new Subscriber(target, resolve, heard));
      return promise;
    });
    await Promise.race([Promise.all(openings), giveUp(`${subscribers.length} connections`)]);
  }
}

async function until(seq: number): Promise<void> {
  heard();
  for (;;) {
    const behind = subscribers.filter(({ tally }) => tally.last < seq);
    if (behind.length === 0) return;
    if (performance.now() - heardAt > PATIENCE_MS) {
      const { last } = behind[0]!.tally;
      throw new Error(
        `Expected event ${seq} everywhere, but ${behind.length} wait, one of them after ${last}.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function reset(): Promise<void> {
  for (const subscriber of subscribers) {
    subscriber.asked = 0;
    Object.assign(subscriber.tally, { received: 0, wrong: 0 });
  }
}

async function received(): Promise<Received> {
  const sum = (of: (subscriber: Subscriber) => number) =>
    subscribers.reduce((total, subscriber) => total + of(subscriber), 0);
  return {
    entries: sum(({ tally }) => tally.received),
    wrong: sum(({ tally }) => tally.wrong),
    lost: sum(({ lost }) => Number(lost)),
    requests: sum(({ asked }) => asked),
  };
}

async function disconnect(): Promise<void> {
  for (const subscriber of subscribers) subscriber.close();
  subscribers = [];
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let settle = () => {};
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: () => settle() };
}

function giveUp(what: string): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`Expected ${what} to open, but they did not.`)), PATIENCE_MS).unref();
  });
}

answerCalls<LoadMethods>({ connect, until, reset, received, disconnect });
