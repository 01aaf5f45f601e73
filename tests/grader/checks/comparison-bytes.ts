import type { Comparison } from '../../../exercises/contract.ts';
import { failed, type Finding } from '../check.ts';
import type { Stage } from '../stage.ts';
import type { Run } from './comparison-run.ts';
import { toldUntil } from './comparison-sure.ts';

/** How far claimed bytes may be from what the browser received, as a share. */
const BYTES_BAND = 0.05;

/** What a method received: by the end surely, and in all. */
export interface Payload {
  readonly least: number;
  readonly most: number;
}

/** Bytes of the polls' bodies as they came, headers apart. */
export async function pollingPayload(run: Run): Promise<Payload> {
  const finished = run.watch.requests('/stream/short-poll').filter(({ finishedAt }) => finishedAt !== null);
  const sizes = await Promise.all(
    finished.map(async ({ request, finishedAt }) => {
      const { responseBodySize } = await request.sizes();
      return { at: finishedAt!, bytes: responseBodySize };
    }),
  );
  return payload(run, sizes);
}

/** Bytes of the WebSocket's messages. */
export function websocketPayload(run: Run): Payload {
  return payload(run, run.watch.messages);
}

function payload(run: Run, received: readonly { at: number; bytes: number }[]): Payload {
  const sum = (some: readonly { bytes: number }[]) => some.reduce((total, { bytes }) => total + bytes, 0);
  return { least: sum(received.filter(({ at }) => at < toldUntil(run))), most: sum(received) };
}

/** Claimed bytes that are too far from what the browser received. */
export function wrongBytes(
  found: Comparison,
  method: 'polling' | 'websocket',
  { least, most }: Payload,
): Finding | undefined {
  const claim = found[method].payloadBytes;
  if (claim >= least * (1 - BYTES_BAND) && claim <= most * (1 + BYTES_BAND)) return undefined;
  const expected = {
    fr: `${method}.payloadBytes : ${most} ± 5 %`,
    en: `${method}.payloadBytes: ${most} ± 5%`,
  };
  return failed(expected, String(claim), {
    fr: `${method}.payloadBytes : vous annoncez ${claim} octets ; le navigateur en a reçu ${most}.`,
    en: `${method}.payloadBytes: you report ${claim} bytes; the browser received ${most}.`,
  });
}

/** The payload beside what passed over the server's sockets, which no page can see. */
export function onTheWire(stage: Stage, polling: Payload, websocket: Payload) {
  const wire = (transport: string) => {
    const reading = stage.lab.host.meter.read('student').find((one) => one.transport === transport);
    return reading ? reading.bytesUp + reading.bytesDown : 0;
  };
  const [polls, socket] = [wire('short-poll'), wire('websocket')];
  return {
    fr: `Charge utile et réseau : polling ${polling.most} octets sur ${polls}, WebSocket ${websocket.most} sur ${socket}. Le reste est fait d’en-têtes, qu’une page ne voit pas.`,
    en: `Payload and wire: polling ${polling.most} of ${polls} bytes, WebSocket ${websocket.most} of ${socket}. The rest is headers, which a page cannot see.`,
  };
}
