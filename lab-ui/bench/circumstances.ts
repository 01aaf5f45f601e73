import { NO_FAULT, type ControlRequest } from '../../lab-server/wire/control.ts';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import type { Incident, RunParameters } from '../../lab-server/wire/run.ts';

/** Where the ballast cookie is sent: to the streams, and to nothing else. */
const COOKIE_PATH = '/stream';

/**
 * Makes what a run takes place in: its network, its cookies, the streams that take connections away. Returns the
 * way to unmake it.
 */
export function arrange(
  { network, cookieBytes, extraStreams }: RunParameters,
  origin: string,
  ask: (request: ControlRequest) => void,
): () => void {
  ask({ type: 'network', network });
  const name = 'ballast=';
  const ballast = name + 'x'.repeat(Math.max(0, cookieBytes - name.length));
  if (cookieBytes > 0) document.cookie = `${ballast}; path=${COOKIE_PATH}; SameSite=Strict`;
  const url = new URL('/stream/sse?client=extra', origin);
  const extras = Array.from({ length: extraStreams }, () => new EventSource(url));
  return () => {
    ask({ type: 'network', network: NETWORKS.local });
    document.cookie = `${name}; path=${COOKIE_PATH}; max-age=0; SameSite=Strict`;
    for (const extra of extras) extra.close();
  };
}

/** Lets a run's incidents happen when they are due, from now on. Returns the way to end them all. */
export function letHappen(
  { incidents, transports }: RunParameters,
  ask: (request: ControlRequest) => void,
  note: (what: Incident['what']) => void,
): () => void {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const faultAll = (fault: typeof NO_FAULT) => {
    for (const transport of transports) ask({ type: 'fault', transport, fault });
  };
  const cutAll = () => {
    for (const transport of transports) ask({ type: 'cut', transport, how: 'reset' });
  };
  for (const { atMs, forMs, what } of incidents) {
    const begin = () => {
      note(what);
      if (what === 'cut') return cutAll();
      if (what === 'restart') return ask({ type: 'restart', awayMs: forMs });
      return faultAll({ ...NO_FAULT, freeze: what === 'tunnel', refuse: what === 'refuse' });
    };
    const end = () => {
      note(`${what}-over`);
      if (what !== 'restart') faultAll(NO_FAULT);
    };
    timers.add(setTimeout(begin, atMs));
    if (what !== 'cut') timers.add(setTimeout(end, atMs + forMs));
  }
  return () => {
    for (const timer of timers) clearTimeout(timer);
    if (incidents.some(({ what }) => what === 'tunnel' || what === 'refuse')) faultAll(NO_FAULT);
  };
}
