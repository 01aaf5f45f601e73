import { batch, signal } from '@preact/signals';
import {
  NO_FAULT,
  NO_REALTIME_FAULT,
  type ControlNews,
  type Fault,
  type LabInfo,
  type RealtimeFault,
} from '../../lab-server/wire/control.ts';
import type { FeedState } from '../../lab-server/wire/feed.ts';
import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import { TRANSPORTS, type TransportName } from '../../lab-server/wire/transports.ts';
import { NETWORKS, type NetworkProfile } from '../../lab-server/wire/network.ts';

/** Rows of the transcript that are kept: a page that keeps all of a fast run grows with every second of it. */
const MOST_ROWS = 20_000;

type Faults = Readonly<Record<TransportName, Fault>>;

/** What the page knows of the lab itself, from the control channel's news. */
export class LabState {
  readonly info = signal<LabInfo | null>(null);
  readonly feed = signal<FeedState | null>(null);
  readonly faults = signal(Object.fromEntries(TRANSPORTS.map((name) => [name, NO_FAULT])) as Faults);
  /** What befalls the Supabase protocol. */
  readonly realtime = signal<RealtimeFault>(NO_REALTIME_FAULT);
  readonly network = signal<NetworkProfile>(NETWORKS.local);

  /** The newest rows of what is watched. */
  readonly transcript = signal<readonly TranscriptRow[]>([]);

  keep(rows: readonly TranscriptRow[]): void {
    if (rows.length > 0) this.transcript.value = [...this.transcript.value, ...rows].slice(-MOST_ROWS);
  }

  /** Takes what concerns it; true when a lab with another log has come. */
  hear(news: ControlNews): boolean {
    const epoch = this.info.value?.epoch;
    batch(() => {
      if (news.type === 'hello') this.info.value = news.lab;
      const lab = this.info.value;
      if (news.type === 'database' && lab) this.info.value = { ...lab, database: news.database };
      if (news.type === 'hello' || news.type === 'feed') this.feed.value = news.feed;
      if (news.type === 'hello' || news.type === 'faults') {
        this.faults.value = news.faults;
        this.realtime.value = news.realtime;
        this.network.value = news.network;
      }
    });
    return news.type === 'hello' && news.lab.epoch !== epoch;
  }
}
