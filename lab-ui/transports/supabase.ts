import type { RealtimePostgresChangesPayload } from '@supabase/supabase-js';
import type { Change, Humeur } from '../../lab-server/wire/humeur.ts';
import { fromCommitTimestamp } from '../../lab-server/wire/timestamp.ts';
import { findPlace } from './find-place.ts';
import type { ClientTransport, Session } from './session.ts';
import { Places } from './supabase-places.ts';

/**
 * Supabase Realtime by supabase-js, which is loaded when it is asked for. It reconnects by itself and repeats nothing:
 * what is committed in between never comes. Its messages tell when a change was committed, but neither its place in
 * the log nor when they left: they count as sent at once.
 */
export const supabase: ClientTransport = async (session) => {
  const { createClient, REALTIME_SUBSCRIBE_STATES: STATES } = await import('@supabase/supabase-js');
  const url = session.url();
  // The lab takes any key, and counts under its name.
  const key = url.searchParams.get('client')!;
  const client = createClient(url.origin, key, { auth: { persistSession: false, autoRefreshToken: false } });
  const places = placesFor(session, url.origin);
  try {
    await new Promise<void>((resolve, reject) => {
      session.signal.addEventListener('abort', () => resolve(), { once: true });
      if (session.signal.aborted) resolve();
      client
        .channel('humeur_realtime')
        .on<Humeur>('postgres_changes', { event: '*', schema: 'public', table: 'humeur' }, (payload) =>
          places.add({
            change: changeOf(payload),
            at: fromCommitTimestamp(payload.commit_timestamp),
            receivedAt: performance.now(),
          }),
        )
        .subscribe((status) => {
          if (status === STATES.SUBSCRIBED) {
            places.begin();
            session.opened();
          } else if (status === STATES.CLOSED) reject(new Error('The server has closed the channel'));
          else session.interrupted('library');
        });
    });
  } finally {
    await client.realtime.disconnect();
  }
};

function placesFor(session: Session, origin: string): Places {
  return new Places({
    find: ({ change, at }) => {
      const { eventType } = change;
      const { id } = change.new ?? change.old;
      return findPlace(origin, { at, eventType, id }, session.signal);
    },
    deliver: (entry, receivedAt) =>
      session.deliver({ entries: [entry], next: entry.id, gap: false, sentAt: entry.at }, receivedAt),
  });
}

/** Of the row before, Realtime tells the key and no more: what else a row has stays empty here. */
function changeOf({ eventType, new: now, old }: RealtimePostgresChangesPayload<Humeur>): Change {
  if (eventType === 'INSERT') return { eventType, new: now, old: null };
  const before = { ...NOTHING, id: old.id! };
  if (eventType === 'UPDATE') return { eventType, new: now, old: before };
  return { eventType, new: null, old: { ...before, nom: `#${before.id}` } };
}

const NOTHING: Omit<Humeur, 'id'> = {
  nom: '',
  emoji: '',
  commentaire: '',
  created_at: '',
  updated_at: '',
};
