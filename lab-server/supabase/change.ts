import type { Entry } from '../wire/batch.ts';
import { toCommitTimestamp } from '../wire/timestamp.ts';
import { textFrame } from '../transports/text-frame.ts';
import { writeMessage, type Version } from './message.ts';
import { COLUMNS, SCHEMA, TABLE, toRecord } from './table.ts';

/** Frames made so far for an entry, by what they depend on; and the JSON that they share. */
interface Made {
  readonly data: string;
  readonly frames: Map<string, Buffer>;
}

const madeOf = new WeakMap<Entry, Made>();

/** The frame that tells one topic of a change; made once for all sockets that want it alike. */
export function changeFrame(version: Version, topic: string, ids: readonly number[], entry: Entry): Buffer {
  let made = madeOf.get(entry);
  if (!made) madeOf.set(entry, (made = { data: JSON.stringify(changeData(entry)), frames: new Map() }));
  const key = `${version} ${ids.join()} ${topic}`;
  let frame = made.frames.get(key);
  if (!frame) {
    const json = `{"ids":[${ids.join()}],"data":${made.data}}`;
    frame = textFrame(
      writeMessage(version, { joinRef: null, ref: null, topic, event: 'postgres_changes', json }),
    );
    made.frames.set(key, frame);
  }
  return frame;
}

/** A change as Realtime tells it. Of the row before there is the primary key only: the default REPLICA IDENTITY. */
function changeData({ at, change }: Entry): Record<string, unknown> {
  return {
    schema: SCHEMA,
    table: TABLE,
    type: change.eventType,
    commit_timestamp: toCommitTimestamp(at),
    columns: COLUMNS,
    ...(change.new && { record: toRecord(change.new) }),
    ...(change.old && { old_record: { id: change.old.id } }),
    errors: null,
  };
}
