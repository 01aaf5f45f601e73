import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { SqlAnswer } from '../../lab-server/wire/sql.ts';
import { tellsSending } from '../measure/apart.ts';

/** A change's way, from one station to the next. */
export const LEGS = ['outbox', 'log', 'socket', 'page'] as const;
type Leg = (typeof LEGS)[number];

/** How long each leg took, milliseconds; null: nobody knows where it ended, and the next one has its time. */
export type Legs = Readonly<Record<Leg, number | null>>;

export type Hop = SqlAnswer['hops'][number];

/** When a lane was sent a change and had it, milliseconds on the server's clock. */
export interface LaneArrival {
  readonly sentAt: number;
  readonly receivedAt: number;
}

/**
 * The legs of one change to one lane. Readers are woken while the log takes the change in: for a stream that leg may end
 * before the log says that it has it.
 */
export function legsOf(
  transport: TransportName,
  { committedAt, readAt, loggedAt }: Hop,
  { sentAt, receivedAt }: LaneArrival,
): Legs {
  const isSent = tellsSending(transport);
  const inLog = isSent ? Math.min(loggedAt, sentAt) : loggedAt;
  return {
    outbox: readAt - committedAt,
    log: inLog - readAt,
    socket: isSent ? sentAt - inLog : null,
    page: receivedAt - (isSent ? sentAt : inLog),
  };
}

/** From the commit to the page, milliseconds. */
export function totalOf(legs: Legs): number {
  return LEGS.reduce((sum, leg) => sum + (legs[leg] ?? 0), 0);
}
