import type { DatabaseFacts } from './database.ts';

/** What the doctor found out about one thing: `blocks` keeps the lab from starting, `limits` only takes something away. */
export interface Finding {
  level: 'good' | 'limits' | 'blocks';
  text: string;
}

/** Facts about this machine, gathered before anything is judged. */
export interface Facts {
  nodeVersion: string;
  port: { wanted: number; explicit: boolean; free: boolean; next: number | undefined };
  browser: string | undefined;
  /** Folders that the lab writes to, with whether it can. */
  folders: readonly { path: string; writable: boolean }[];
  missingPackages: readonly string[];
  pages: 'built' | 'missing' | 'older than their sources';
  database: DatabaseFacts | undefined;
}

/** One line for each thing that the doctor looks at. */
export interface DoctorTexts {
  node: (version: string, fits: boolean) => string;
  portFree: (port: number) => string;
  portTaken: (port: number, next: number | undefined) => string;
  portTakenExplicit: (port: number) => string;
  browser: (path: string | undefined) => string;
  folder: (path: string, writable: boolean) => string;
  packages: (missing: readonly string[]) => string;
  pages: (state: Facts['pages']) => string;
  database: (facts: DatabaseFacts) => string;
  verdict: (blocked: boolean) => string;
}

/** Judges the facts, in the order in which a person would mend them. */
export function judge(facts: Facts, texts: DoctorTexts): Finding[] {
  const fits = nodeFits(facts.nodeVersion);
  return [
    { level: fits ? 'good' : 'blocks', text: texts.node(facts.nodeVersion, fits) },
    {
      level: facts.missingPackages.length === 0 ? 'good' : 'blocks',
      text: texts.packages(facts.missingPackages),
    },
    ...facts.folders.map(({ path, writable }) => ({
      level: writable ? ('good' as const) : ('blocks' as const),
      text: texts.folder(path, writable),
    })),
    { level: facts.pages === 'built' ? 'good' : 'limits', text: texts.pages(facts.pages) },
    judgePort(facts.port, texts),
    ...(facts.database ? [judgeDatabase(facts.database, texts)] : []),
    { level: facts.browser === undefined ? 'limits' : 'good', text: texts.browser(facts.browser) },
  ];
}

function judgePort({ wanted, explicit, free, next }: Facts['port'], texts: DoctorTexts): Finding {
  if (free) return { level: 'good', text: texts.portFree(wanted) };
  if (explicit) return { level: 'blocks', text: texts.portTakenExplicit(wanted) };
  return { level: next === undefined ? 'blocks' : 'limits', text: texts.portTaken(wanted, next) };
}

function judgeDatabase(facts: DatabaseFacts, texts: DoctorTexts): Finding {
  return { level: facts.trouble === undefined ? 'good' : 'blocks', text: texts.database(facts) };
}

/** Whether the lab and its tools run on this Node: 20.19 and later of 20, 22.12 and later. */
export function nodeFits(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 20) return minor >= 19;
  return major === 22 ? minor >= 12 : major > 22;
}
