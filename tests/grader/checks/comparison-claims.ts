import type { Comparison, Method } from '../../../exercises/contract.ts';
import { failed, type Finding } from '../check.ts';
import type { Stage } from '../stage.ts';
import { asked, deliveries } from './comparison-ledger.ts';
import type { Run } from './comparison-run.ts';

/** How far a mean may be from the server's own, milliseconds: a busy machine, and a clock estimate's error. */
const LATENCY_BAND_MS = 150;

type Count = 'requests' | 'events' | 'uselessRequests';

/** A claimed count that is further from what the server saw than `band`. */
export function wrongCount(
  found: Comparison,
  method: Method,
  count: Count,
  truth: number,
  band: number,
): Finding | undefined {
  const claim = found[method]?.[count];
  if (claim !== undefined && Math.abs(claim - truth) <= band) return undefined;
  return failed(`${method}.${count}: ${truth}`, String(claim), {
    fr: `${method}.${count} : vous annoncez ${claim} ; le serveur en a compté ${truth}.`,
    en: `${method}.${count}: you report ${claim}; the server counted ${truth}.`,
  });
}

/** The mean of (written + under way − committed) over the run's moods, on the server's clock. */
export function meanLatency(
  stage: Stage,
  { after, lines }: Run,
  transport: 'short-poll' | 'websocket',
  underWay: (seq: number) => number,
): number {
  const times = deliveries(asked(stage, transport));
  const first = stage.lab.log.read(stage.lab.log.earliest).entries;
  const all = first.filter(({ seq }) => seq > after && seq <= after + lines.length && times.has(seq));
  const sum = all.reduce((total, { seq, at }) => total + times.get(seq)! + underWay(seq) - at, 0);
  return sum / all.length;
}

/** A claimed mean that is too far from the server's own. */
export function wrongLatency(
  stage: Stage,
  found: Comparison,
  method: 'polling' | 'websocket',
  truth: number,
): Finding | undefined {
  const claim = found[method].meanLatencyMs;
  if (claim !== null && Math.abs(claim - truth) <= LATENCY_BAND_MS) return undefined;
  const [said, is] = [claim === null ? 'null' : `${Math.round(claim)} ms`, `${Math.round(truth)} ms`];
  const skewed =
    claim !== null && Math.abs(Math.abs(claim - truth) - Math.abs(stage.skewMs)) < LATENCY_BAND_MS;
  const skew = Math.round(Math.abs(stage.skewMs));
  return failed(`${method}.meanLatencyMs: ${is} ± ${LATENCY_BAND_MS} ms`, said, {
    fr: `${method}.meanLatencyMs : vous annoncez ${said} ; d’après le serveur, ${is} pour les mêmes humeurs.${skewed ? ` L’écart est celui des deux horloges : ${skew} ms.` : ''}`,
    en: `${method}.meanLatencyMs: you report ${said}; by the server’s own record it is ${is} for the same moods.${skewed ? ` The difference is that between the two clocks: ${skew} ms.` : ''}`,
  });
}

/** Claimed bytes that are too far from what the browser received. */
export function wrongBytes(
  found: Comparison,
  method: 'polling' | 'websocket',
  truth: number,
): Finding | undefined {
  const claim = found[method].payloadBytes;
  if (Math.abs(claim - truth) <= truth * 0.05) return undefined;
  return failed(`${method}.payloadBytes: ${truth} ± 5 %`, String(claim), {
    fr: `${method}.payloadBytes : vous annoncez ${claim} octets ; le navigateur en a reçu ${truth}.`,
    en: `${method}.payloadBytes: you report ${claim} bytes; the browser received ${truth}.`,
  });
}

/** The payload beside what passed over the server's sockets, which no page can see. */
export function onTheWire(stage: Stage, bytes: { polling: number; websocket: number }) {
  const wire = (transport: string) => {
    const reading = stage.lab.host.meter.read('student').find((one) => one.transport === transport);
    return reading ? reading.bytesUp + reading.bytesDown : 0;
  };
  const [polling, websocket] = [wire('short-poll'), wire('websocket')];
  return {
    fr: `Charge utile et réseau : polling ${bytes.polling} octets sur ${polling}, WebSocket ${bytes.websocket} sur ${websocket}. Le reste est fait d’en-têtes, qu’une page ne voit pas.`,
    en: `Payload and wire: polling ${bytes.polling} of ${polling} bytes, WebSocket ${bytes.websocket} of ${websocket}. The rest is headers, which a page cannot see.`,
  };
}
