import { controlRequestSchema, NO_FAULT } from '../../lab-server/wire/control.ts';
import { TRANSPORTS, type TransportName } from '../../lab-server/wire/transports.ts';
import { ExpectationError, expectShape } from '../../lab-server/wire/expect.ts';
import { NETWORKS, type NetworkName } from '../../lab-server/wire/network.ts';
import { SCENARIOS } from '../bench/scenarios.ts';
import type { BenchModel, LaneModel } from '../bench/model.ts';
import { chosenParameters, quoted } from './chosen-parameters.ts';
import type { Printer } from './print.ts';
import { debugTexts } from './texts.ts';

/** One lane as the console handles it; each command answers with what it did. */
interface LaneCommands {
  pause(): string;
  resume(): string;
  /** Tries again at once. */
  retry(): string;
  cut(how?: unknown): string;
  /** Sets this fault and no other; without an argument there is none any more. */
  fault(fault?: unknown): string;
}

/** `window.realtime`: starts, stops and faults lanes from the console. */
export interface Realtime {
  start(what?: unknown): string;
  stop(): string;
  lane(name: unknown): LaneCommands;
  network(network: unknown): string;
  help(): void;
}

const names = (list: readonly string[]) => list.join(', ');

/** The console's commands for a bench. Wrong arguments throw an ExpectationError. */
export function createRealtime(bench: BenchModel, printer: Printer): Realtime {
  return {
    start: (what) => {
      const isBusy = !['idle', 'finished', 'failed'].includes(bench.phase.peek());
      if (isBusy) throw new ExpectationError('Not now', 'a lab at rest: realtime.stop()', bench.phase.peek());
      const parameters = chosenParameters(bench.parameters.peek(), what);
      void bench.start(parameters);
      return debugTexts().commands.started(String(parameters.seconds));
    },
    stop: () => {
      if (!['starting', 'running', 'settling', 'replaying'].includes(bench.phase.peek())) {
        throw new ExpectationError('Nothing to stop', 'a comparison under way', bench.phase.peek());
      }
      bench.stop();
      return debugTexts().commands.stopped;
    },
    lane: (name) => laneCommands(bench, shownLane(bench, name)),
    network: (network) => setNetwork(bench, network),
    help: () => printHelp(printer),
  };
}

function shownLane(bench: BenchModel, name: unknown): LaneModel {
  const shown = bench.lanes.peek();
  const lane = shown.find(({ transport }) => transport === name);
  if (lane) return lane;
  const isOff = TRANSPORTS.includes(name as TransportName);
  throw new ExpectationError(
    isOff ? 'This lane is off' : 'Unknown lane',
    `one of ${names(shown.map(({ transport }) => transport))}`,
    quoted(name),
  );
}

function laneCommands(bench: BenchModel, lane: LaneModel): LaneCommands {
  const { transport } = lane;
  const t = debugTexts().commands;
  const done = (what: string) => t.done(transport, what);
  return {
    pause: () => {
      bench.pauseLane(transport);
      return done(t.paused);
    },
    resume: () => {
      bench.resumeLane(transport);
      return done(t.resumed);
    },
    retry: () => {
      lane.retry();
      return done(t.retried);
    },
    cut: (how = 'reset') => {
      const request = expectShape('cut', controlRequestSchema, { type: 'cut', transport, how });
      if (request.type !== 'cut') return '';
      bench.cut(transport, request.how);
      return done(t.cut[request.how]);
    },
    fault: (given = {}) => {
      if (typeof given !== 'object' || given === null) {
        throw new ExpectationError('Invalid fault', 'such as { refuse: true }', quoted(given));
      }
      const fault = { ...NO_FAULT, ...given };
      const request = expectShape('fault', controlRequestSchema, { type: 'fault', transport, fault });
      if (request.type !== 'fault') return '';
      bench.setFault(transport, request.fault);
      return done(Object.keys(given).length > 0 ? t.faulty : t.cleared);
    },
  };
}

function setNetwork(bench: BenchModel, given: unknown): string {
  const isName = typeof given === 'string';
  const network = isName ? NETWORKS[given as NetworkName] : given;
  if (network === undefined || network === null) {
    const expected = `one of ${names(Object.keys(NETWORKS))}, or a profile`;
    throw new ExpectationError('Unknown network', expected, quoted(given));
  }
  const request = expectShape('network', controlRequestSchema, { type: 'network', network });
  if (request.type === 'network') bench.setNetwork(request.network);
  return debugTexts().commands.network(isName ? given : quoted(given));
}

function printHelp(printer: Printer): void {
  const { heading, lines, names: say } = debugTexts().commands;
  const widest = Math.max(...lines.map(([command]) => command!.length));
  printer.group(heading);
  for (const [command, what] of lines) printer.log(`${command!.padEnd(widest)}  ${what}`);
  printer.log(say(names(TRANSPORTS), names(Object.keys(NETWORKS)), names(SCENARIOS.map(({ name }) => name))));
  printer.groupEnd();
}
