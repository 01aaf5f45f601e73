import { NETWORKS, type NetworkName, type NetworkProfile } from '../../lab-server/wire/network.ts';
import { formatBytes, formatDecimal, formatMsShort } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import type { Choices } from './choices-state.ts';

const NAMES = Object.keys(NETWORKS) as NetworkName[];

/** The networks by name, each with its numbers. */
export function NetworkChoice({ choices }: { choices: Choices }) {
  const t = texts.value.setup;
  const chosen = choices.draft.value.network;
  const name = nameOf(chosen);
  return (
    <label class="choice choice-network">
      <span class="choice-name">{t.network}</span>
      <select
        name="network"
        value={name ?? 'custom'}
        disabled={choices.locked.value}
        onChange={({ currentTarget }) => {
          const network = NETWORKS[currentTarget.value as NetworkName];
          choices.change({ network });
        }}
      >
        {NAMES.map((each) => (
          <option key={each} value={each}>
            {captionOf(each, NETWORKS[each])}
          </option>
        ))}
        {name === undefined && (
          <option value="custom" disabled>
            {captionOf(null, chosen)}
          </option>
        )}
      </select>
    </label>
  );
}

/** A network's name, if it is one that the lab knows. */
function nameOf(network: NetworkProfile): NetworkName | undefined {
  const { rttMs, jitterMs, bytesPerSecond, tunnel } = network;
  return NAMES.find((name) => {
    const known: NetworkProfile = NETWORKS[name];
    const sameTunnel = known.tunnel?.everyMs === tunnel?.everyMs && known.tunnel?.forMs === tunnel?.forMs;
    const sameWay = known.rttMs === rttMs && known.jitterMs === jitterMs;
    return sameWay && sameTunnel && known.bytesPerSecond === bytesPerSecond;
  });
}

/** A network in a few words: "4G · 60 ± 20 ms". */
function captionOf(name: NetworkName | null, network: NetworkProfile): string {
  const t = texts.value.setup;
  const { rttMs, jitterMs, bytesPerSecond, tunnel } = network;
  const roundTrip =
    jitterMs > 0 ? `${formatDecimal(rttMs)} ± ${formatMsShort(jitterMs)}` : formatMsShort(rttMs);
  const numbers = [
    rttMs + jitterMs > 0 && roundTrip,
    bytesPerSecond !== null && t.perSecond(formatBytes(bytesPerSecond).replace(/[.,]0/, '')),
    tunnel !== null && t.tunnel(formatSeconds(tunnel.forMs), formatSeconds(tunnel.everyMs)),
  ].filter((part) => part !== false);
  return [
    name === null ? t.custom : t.networks[name],
    ...(numbers.length > 0 ? [numbers.join(', ')] : []),
  ].join(' · ');
}

const formatSeconds = (ms: number) => `${formatDecimal(ms / 1_000, 1)}\u00a0s`;
