import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { SubscribeStatus } from './indicator.ts';
import { MOST_CARDS } from './cards.ts';
import { readChange, readMoods, type Mood, type MoodChange, type MoodId } from './mood.ts';
import { expectSuccess, RequestError } from './problem.ts';
import type { Project } from '../project/project.ts';

/** Whom a connection tells. */
export interface ConnectionListener {
  onStatus(status: SubscribeStatus, error?: Error): void;
  onChange(change: MoodChange): void;
  /** Changes flow from now on: what was written before has to be fetched. */
  onFlow(): void;
}

/** What a person gives to post or change a mood. */
export type MoodFields = Pick<Mood, 'nom' | 'emoji' | 'commentaire'>;

/** The part of a project's database that this page uses; with it the compiler knows every row. */
type Database = {
  public: {
    Tables: {
      humeur: { Row: Mood; Insert: MoodFields; Update: Partial<MoodFields>; Relationships: [] };
    };
    Views: Record<string, never>;
    Functions: Record<string, never>;
  };
};

/** The table `humeur` of a project, by supabase-js: rows by REST, changes by Realtime. */
export class Connection {
  readonly #client: SupabaseClient<Database>;
  readonly #listener: ConnectionListener;
  #closed = false;

  constructor({ url, key }: Project, listener: ConnectionListener) {
    // Nobody logs in here, so that no session needs to be kept.
    this.#client = createClient<Database>(url, key, {
      auth: { persistSession: false, autoRefreshToken: false },
    });
    this.#listener = listener;
  }

  /** Subscribes to every change; after CLOSED it may be called anew. supabase-js reconnects by itself. */
  subscribe(): void {
    const { onStatus, onChange, onFlow } = this.#listener;
    this.#client
      .channel('humeur_realtime')
      .on('postgres_changes', { event: '*', schema: 'public', table: 'humeur' }, (payload) =>
        onChange(readChange(payload)),
      )
      .on('system', {}, ({ extension, status }: SystemMessage) => {
        if (extension === 'postgres_changes' && status === 'ok') onFlow();
      })
      .subscribe((status, error) => {
        if (!this.#closed) onStatus(status, error);
      });
  }

  /** The newest moods. Rejects, as every request here, with a RequestError. */
  async newest(): Promise<Mood[]> {
    const table = this.#client.from('humeur');
    const newestFirst = { ascending: false };
    const answer = await table
      .select('*')
      .order('created_at', newestFirst)
      .order('id', newestFirst)
      .limit(MOST_CARDS);
    expectSuccess(answer);
    return readMoods(answer.data);
  }

  async post(fields: MoodFields): Promise<void> {
    expectSuccess(await this.#client.from('humeur').insert(fields));
  }

  /** Posts a mood and resolves to its key; the project has to let it be read. */
  async postForId(fields: MoodFields): Promise<MoodId> {
    const answer = await this.#client.from('humeur').insert(fields).select('id').single();
    expectSuccess(answer);
    return answer.data!.id;
  }

  async change(id: MoodId, fields: Partial<MoodFields>): Promise<void> {
    const answer = await this.#client.from('humeur').update(fields).eq('id', id).select('id');
    expectSuccess(answer);
    // No row to change is no error for PostgREST.
    if (answer.data?.length === 0) throw new RequestError({ name: 'unchanged' }, `no row has the id ${id}`);
  }

  async remove(id: MoodId): Promise<void> {
    expectSuccess(await this.#client.from('humeur').delete().eq('id', id));
  }

  /** Leaves the channel and closes the socket; the listener hears of nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#client.removeAllChannels();
    await this.#client.realtime.disconnect();
  }
}

/** What Realtime says of an extension, later than SUBSCRIBED: on the real service up to three seconds. */
interface SystemMessage {
  extension?: string;
  status?: string;
}
