import type { TransportName } from '../../../lab-server/wire/transports.ts';
import type { Target } from '../load/subscriber.ts';
import { Remote } from '../remote.ts';
import type { PeerName } from '../settings.ts';
import { findNchan, Nchan } from './nchan.ts';
import type { PeerMethods } from './peer.ts';

/** A server of the benchmark, in a process of its own. */
export interface Peer extends PeerMethods {
  /** How a subscriber asks it. */
  target: (transport: TransportName, pollMs: number) => Promise<Target>;
  stop: () => Promise<void>;
}

/** Starts what serves `transport` under this name; undefined where nothing does. */
export async function startPeer(name: PeerName, transport: TransportName): Promise<Peer | undefined> {
  if (name === 'nchan') {
    const found = transport === 'short-poll' ? undefined : findNchan();
    if (!found) return undefined;
    const nchan = await Nchan.start(found);
    const { open, publish, usage, tidy, stop } = nchan;
    return peerOf(
      {
        open: () => open.call(nchan),
        publish: (pace) => publish.call(nchan, pace),
        usage: () => usage.call(nchan),
        tidy: () => tidy.call(nchan),
      },
      () => stop.call(nchan),
      (way) => `/${way}`,
      'validators',
    );
  }
  const bare = transport === 'websocket' ? 'bare-ws' : 'bare-http';
  const remote = new Remote<PeerMethods>(`peers/${name === 'lab' ? 'lab' : bare}.ts`);
  return peerOf(
    {
      open: () => remote.call('open'),
      publish: (pace) => remote.call('publish', pace),
      usage: () => remote.call('usage'),
      tidy: () => remote.call('tidy'),
    },
    () => remote.stop(),
    (way) => (name === 'lab' ? `/stream/${way}?client=bench` : `/${way}?client=bench`),
    'cursor',
  );
}

function peerOf(
  methods: PeerMethods,
  stop: () => Promise<void>,
  pathOf: (transport: TransportName) => string,
  resume: Target['resume'],
): Peer {
  const opened = methods.open();
  return {
    ...methods,
    open: () => opened,
    stop,
    target: async (transport, pollMs) => ({
      transport,
      port: await opened,
      path: pathOf(transport),
      resume,
      pollMs,
    }),
  };
}
