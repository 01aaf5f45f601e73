import { countOf, durationOf, momentOf, sizeOf } from './numbers.ts';
import type { Wording } from './texts.ts';
import type { LaneTraffic, Message, Traffic } from './traffic.ts';

/** A line of what is told about a message. */
export interface Detail {
  name: string;
  value: string;
}

/** A message in a few words: "Answer 200, 2 moods". */
export function titleOf({ kind, row, fate }: Message, { texts, language }: Wording): string {
  const status = row.status === undefined ? '' : `\u00a0${row.status}`;
  const { entries } = row;
  const isFirst = kind === 'answer' && !entries && fate === 'useful';
  const moods = entries === undefined || isFirst ? '' : texts.entries(entries, countOf(entries, language));
  return [texts.kinds[kind] + status, moods, texts.fates[fate]].filter(Boolean).join(', ');
}

/** Everything that is known about a message. */
export function detailsOf(message: Message, traffic: Traffic, { texts, language }: Wording): Detail[] {
  const { row, sentAt, receivedAt, measured, openedAt, commits, fate } = message;
  const t = texts.details;
  const details: Detail[] = [{ name: t.sent, value: momentOf(sentAt, language) }];
  const add = (name: string, value: string) => details.push({ name, value });
  if (fate !== 'lost' && receivedAt !== Infinity) {
    const took = durationOf(receivedAt - sentAt, language);
    add(t.received, `${momentOf(receivedAt, language)} (${measured ? t.measured(took) : t.expected(took)})`);
  }
  if (commits[0] !== undefined) add(t.waited, durationOf(Math.max(0, sentAt - commits[0]), language));
  add(t.bytes, sizeOf(row.bytes, language));
  if (row.after) add(t.cursor, row.after);
  const connection = countOf(traffic.connections.get(row.socket) ?? 0, language);
  const opening = openedAt === null ? '' : durationOf(sentAt - openedAt, language);
  add(t.connection, row.fresh ? t.fresh(connection, opening) : t.reused(connection));
  return details;
}

/** A message as it is read out. */
export function sayMessage(message: Message, traffic: Traffic, wording: Wording): string {
  const lane = wording.transports[message.row.transport].name;
  const details = detailsOf(message, traffic, wording).map(({ name, value }) =>
    wording.texts.pair(name, value),
  );
  return `${lane}. ${titleOf(message, wording)}. ${details.join('. ')}.`;
}

/** The diagram's figures in words. */
export function sayTraffic({ lanes }: Traffic, wording: Wording): string {
  const { texts, transports, language } = wording;
  const count = (lane: LaneTraffic, isOne: (message: Message) => boolean) =>
    countOf(lane.messages.filter(isOne).length, language);
  const said = lanes.map((lane) =>
    texts.sayLane(
      transports[lane.transport].name,
      count(lane, ({ kind }) => kind === 'request'),
      count(lane, ({ kind, fate }) => kind === 'request' && fate === 'useless'),
      count(lane, ({ kind }) => kind === 'frame'),
      count(lane, ({ fate }) => fate === 'lost' || fate === 'refused'),
    ),
  );
  return `${texts.heading}. ${said.join(' ')}`;
}
