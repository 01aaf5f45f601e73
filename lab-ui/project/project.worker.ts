import { Connection } from '../humeurs-live/connection.ts';
import type { ProjectOrder, ProjectReport } from './messages.ts';
import type { Project } from './project.ts';
import { RoundTrips } from './round-trips.ts';

/** The row that is sent to measure; its comment is in the page's language. */
const PROBE = { nom: 'Humeur Lab', emoji: '⏱️' };

const tell = (report: ProjectReport) => globalThis.postMessage(report, {});
let commentaire = '';
let roundTrips: RoundTrips | undefined;

/** A project of one's own in a thread of its own; its file's policy lets it speak to other servers than the lab. */
function open(project: Project): void {
  const connection = new Connection(project, {
    onStatus: (status, error) => tell({ type: 'status', status, reason: error?.message ?? null }),
    onChange: (change) => {
      if (change.eventType === 'INSERT') roundTrips?.note(change.mood.id);
      tell({ type: 'change', change });
    },
    onFlow: () => {},
  });
  roundTrips = new RoundTrips({
    now: () => performance.now(),
    insert: () => connection.postForId({ ...PROBE, commentaire }),
    remove: (id) => connection.remove(id),
  });
  connection.subscribe();
}

async function measure(count: number): Promise<void> {
  try {
    for (let n = 0; n < count; n++) tell({ type: 'round-trip', ms: await roundTrips!.measure() });
    tell({ type: 'measured', problem: null });
  } catch (error) {
    tell({ type: 'measured', problem: error instanceof Error ? error.message : String(error) });
  }
}

globalThis.addEventListener('message', ({ data }: MessageEvent<ProjectOrder>) => {
  if (data.type === 'open') open(data.project);
  else {
    commentaire = data.commentaire;
    void measure(data.count);
  }
});
