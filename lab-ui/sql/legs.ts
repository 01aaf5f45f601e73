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

/** The legs of one change to one lane. */
export function legsOf(
  transport: TransportName,
  { committedAt, readAt, loggedAt }: Hop,
  { sentAt, receivedAt }: LaneArrival,
): Legs {
  const isSent = tellsSending(transport);
  return {
    outbox: readAt - committedAt,
    log: loggedAt - readAt,
    socket: isSent ? sentAt - loggedAt : null,
    page: receivedAt - (isSent ? sentAt : loggedAt),
  };
}

/** From the commit to the page, milliseconds. */
export function totalOf(legs: Legs): number {
  return LEGS.reduce((sum, leg) => sum + (legs[leg] ?? 0), 0);
}
