import type { LabOptions } from '../../../lab-server/lab.ts';
import { Facts } from '../until.ts';
import type { Agent, Binding, ClientOptions, Heard, Steps } from './agent.ts';

/** Where a client may run: opens one on the lab at `url`, and closes it with the test. */
export type OpenClient = (url: string, options?: ClientOptions) => Promise<SupabaseDriver>;

/** What the labs of a suite are made with; each gets a fresh one. */
export type LabOptionsSource = () => Promise<LabOptions>;

/** In memory. */
export const inMemory: LabOptionsSource = async () => ({});

/** The name by which the lab knows the client: its key. */
export const KEY = 'lane-under-test';

/** The default binding: every change of the table. */
export const ALL: Binding = { event: '*', schema: 'public', table: 'humeur' };

type Later<Method> = Method extends (...args: infer Args) => infer Result
  ? (...args: Args) => Promise<Awaited<Result>>
  : never;
export type RemoteAgent = { [Name in keyof Agent]: Later<Agent[Name]> };

/** A client under test: what it is told to do, what its channels have heard, and what it has said. */
export class SupabaseDriver {
  readonly heard: Heard[] = [];
  /** The text frames that it sent, parsed. */
  readonly sent: unknown[] = [];
  readonly facts = new Facts();
  readonly #agent: Promise<RemoteAgent>;

  constructor(start: (tell: (heard: Heard) => void, said: (frame: string) => void) => Promise<RemoteAgent>) {
    this.#agent = start(
      (heard) => {
        this.heard.push(heard);
        this.facts.changed();
      },
      (frame) => {
        this.sent.push(JSON.parse(frame));
        this.facts.changed();
      },
    );
  }

  /** Resolves when the client is there. */
  async ready(): Promise<void> {
    await this.#agent;
  }

  /** Subscribes without waiting for what comes of it. */
  async join(channel: string, bindings: readonly Binding[] = [ALL], timeoutMs?: number): Promise<void> {
    await (await this.#agent).join(channel, bindings, timeoutMs);
  }

  /** Subscribes and waits for it. */
  async subscribe(channel: string, bindings?: readonly Binding[]): Promise<void> {
    await this.join(channel, bindings);
    await this.status(channel, 'SUBSCRIBED');
  }

  async leave(channel: string): Promise<string> {
    return (await this.#agent).leave(channel);
  }

  async call(...steps: Steps): Promise<unknown> {
    return (await this.#agent).call(steps);
  }

  async close(): Promise<void> {
    await (await this.#agent).close();
  }

  /** The statuses of a channel in order. */
  statuses(channel: string): string[] {
    return this.heard.flatMap((one) =>
      one.type === 'status' && one.channel === channel ? [one.status] : [],
    );
  }

  /** Why a channel was last told of trouble. */
  reason(channel: string): string | null | undefined {
    return this.heard.findLast((one) => one.type === 'status' && one.channel === channel && one.message)?.[
      'message' as keyof Heard
    ];
  }

  /** Resolves when a channel has had this status so many times. */
  status(channel: string, status: string, times = 1): Promise<void> {
    return this.facts.until(() => this.statuses(channel).filter((one) => one === status).length >= times);
  }

  /** The changes that a channel's binding was handed. */
  changes(channel: string, binding = 0): Record<string, unknown>[] {
    return this.heard.flatMap((one) =>
      one.type === 'change' && one.channel === channel && one.binding === binding ? [one.change] : [],
    );
  }

  /** The ids of the rows of those changes. */
  ids(channel: string, binding = 0): number[] {
    return this.changes(channel, binding).map(({ new: row, old }) => {
      const [after, before] = [row as { id?: number }, old as { id?: number }];
      return after.id ?? before.id!;
    });
  }

  /** Resolves when a channel has heard of the row with this id. */
  hears(channel: string, id: number, binding = 0): Promise<void> {
    return this.facts.until(() => this.ids(channel, binding).includes(id));
  }
}
