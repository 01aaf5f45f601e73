import type { LaneModel } from '../bench/model.ts';
import {
  formatBytes,
  formatCount,
  pairOfBytes,
  pairOfMs,
  formatShare,
  quantityOfBytes,
  quantityOfMs,
  type Quantity,
} from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { Figure } from './figure.tsx';
import { usePaced } from './use-paced.ts';

const PACE_MS = 250;

/** The lane's four headlines: requests, bytes, latency, moods. */
export function LaneFigures({ lane }: { lane: LaneModel }) {
  const t = texts.value.figures;
  const reading = usePaced(() => lane.reading.value, PACE_MS).value;
  const latency = usePaced(() => lane.latency.value, PACE_MS).value;
  const { requests, useless, bytesUp, bytesDown } = reading;
  const total = bytesUp + bytesDown;
  const none: Quantity = { value: t.none, unit: '' };
  return (
    <dl class="figures">
      <Figure name={t.requests} figure={{ value: formatCount(requests), unit: '' }}>
        {requests > 0 && t.useless(formatShare(useless / requests))}
      </Figure>
      <Figure name={t.bytes} figure={quantityOfBytes(total)}>
        {total > 0 && <Split down={bytesDown} up={bytesUp} />}
      </Figure>
      <Figure name={t.latency} figure={latency.p50 === null ? none : quantityOfMs(latency.p50)}>
        {latency.p95 !== null && latency.max !== null && t.spread(...pairOfMs(latency.p95, latency.max))}
      </Figure>
      <Figure name={t.events} figure={{ value: formatCount(latency.count), unit: '' }}>
        {latency.count > 0 && t.perEvent(formatBytes(total / latency.count))}
      </Figure>
    </dl>
  );
}

function Split({ down, up }: { down: number; up: number }) {
  const t = texts.value.figures;
  return (
    <>
      <span aria-hidden="true">{t.split(...pairOfBytes(down, up))}</span>
      <span class="unseen">{t.splitRead(formatBytes(down), formatBytes(up))}</span>
    </>
  );
}
