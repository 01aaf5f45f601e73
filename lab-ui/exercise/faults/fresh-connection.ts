import type { Network } from '../../../exercises/contract.ts';
import type { Text } from '../../../lab-server/wire/exercise.ts';
import type { Sample, Simulation } from './simulation.ts';
import { SimulatedNetwork } from './simulated-network.ts';

const END_MS = 60_000;
/** Losses by the server, and moments when the network is another one, seconds. */
const LOSSES = [6, 27.4, 48.2];
const MOVES = [15, 36.7];

/** A minute of a laptop that changes its network twice. Counts healthy connections that the program ended itself. */
export const freshConnection: Simulation = {
  exportName: 'stayConnected',
  right: 0,
  end: END_MS / 1_000,
  run(program) {
    const network = new SimulatedNetwork();
    let undone: Text | null = null;
    const expectConnection = (since: number, within: number) =>
      network.at(since + within, () => (undone ??= network.connected ? null : away(since, within)));
    const expectOne = () => {
      const { length } = network.alive;
      if (length > 1) undone ??= several(length);
    };
    (program as (network: Network) => void)(network);
    for (const second of LOSSES) {
      network.at(second * 1_000, () => network.drop());
      expectConnection(second * 1_000, 1_500);
    }
    for (const second of MOVES) {
      network.at(second * 1_000, () => network.moveElsewhere());
      expectConnection(second * 1_000, 500);
    }
    const samples: Sample[] = [];
    for (let at = 250; at <= END_MS; at += 250) {
      network.runUntil(at);
      expectOne();
      samples.push({ at: at / 1_000, value: network.lines.filter(({ killed }) => killed).length });
    }
    return { samples, undone };
  },
};

const away = (since: number, within: number): Text => ({
  fr: `Il y a eu un incident à ${decimal(since, ',')} s, et ${within} ms plus tard aucune connexion qui marche ; il en faut une.`,
  en: `Something happened at ${decimal(since, '.')} s, and ${within} ms later no connection worked; one must.`,
});

const decimal = (ms: number, mark: string) => (ms / 1_000).toFixed(1).replace('.', mark);

const several = (count: number): Text => ({
  fr: `${count} connexions étaient ouvertes à la fois ; une seule était attendue : l’ancienne doit être fermée.`,
  en: `${count} connections were open at a time; one was expected: the old one must be closed.`,
});
