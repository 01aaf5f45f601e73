import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { RunParameters } from '../../lab-server/wire/run.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';
import { runCommand } from './compare-command.ts';
import {
  FIGURES,
  figuresOf,
  machine,
  median,
  percent,
  sayLoad,
  short,
  type FigureName,
  type Figures,
} from './compare-figures.ts';
import type { CompareLab } from './compare-lab.ts';
import { readParameters, readWhole, readWritten, RUN_HELP } from './compare-options.ts';
import { Progress } from './compare-progress.ts';
import { alignedTable } from './compare-table.ts';

const HELP = `How much the transports disturb each other: each alone, then all together, several rounds; medians are compared.
The table goes to the terminal's error output, the same as JSON to its output.

  npm run bench:interference -- [options]

${RUN_HELP}
  --rounds N           how often everything is measured; default 3
  --help               this text

Without options: 20 s, polls every 2 s, two moods a second. Aim: requests and bytes 0 %, median latency 1 ms or 5 %.
`;

/**
 * With seed 9 no two moods are closer than 36 ms, none is nearer to a poll than 24 ms: no mood is at the mercy of a few
 * milliseconds' chance, such as sharing a long poll's answer with the one before it.
 */
const USUAL: RunParameters = {
  ...DEFAULT_PARAMETERS,
  seconds: 20,
  pollMs: 2_000,
  feed: { ...DEFAULT_PARAMETERS.feed, rate: 2, seconds: 20, seed: 9 },
};

type Rounds = Map<TransportName, Record<'alone' | 'together', Figures[]>>;

async function main(lab: CompareLab): Promise<void> {
  const written = readWritten(process.argv.slice(2), ['rounds']);
  if (written.help) return void process.stdout.write(HELP);
  const parameters = readParameters(written, USUAL);
  const rounds = readWhole('--rounds', written.rounds, { min: 1, max: 100 }, 3);
  const seen: Rounds = new Map(parameters.transports.map((name) => [name, { alone: [], together: [] }]));
  const loads: number[] = [];
  for (let round = 0; round < rounds; round++) {
    loads.push(machine().load);
    await measureRound(lab, parameters, round, rounds, seen);
  }
  const movements = [...seen].flatMap(([transport, figures]) =>
    FIGURES.map((figure) => movementOf(transport, figure, figures)),
  );
  process.stderr.write(tableOf(movements) + sayLoad(loads));
  process.stdout.write(
    `${JSON.stringify({ ...machine(), loads, parameters, rounds, movements }, undefined, 2)}\n`,
  );
}

/** The order turns with the round, so that none always follows the same one. */
async function measureRound(
  lab: CompareLab,
  parameters: RunParameters,
  round: number,
  rounds: number,
  seen: Rounds,
) {
  const { transports, seconds } = parameters;
  const sets = [...transports.map((name) => [name]), transports];
  const turned = [...sets.slice(round % sets.length), ...sets.slice(0, round % sets.length)];
  for (const set of turned) {
    const progress = new Progress(`round ${round + 1}/${rounds}: ${set.join(', ')}`, seconds);
    try {
      const record = await lab.run({ ...parameters, transports: set });
      const how = set.length > 1 ? 'together' : 'alone';
      for (const [transport, figures] of figuresOf(record)) seen.get(transport)![how].push(figures);
    } finally {
      progress.end();
    }
  }
}

/** How far a figure moves when the others run too. */
interface Movement {
  transport: TransportName;
  figure: FigureName;
  alone: number;
  together: number;
  change: number;
  share: number;
  withinAim: boolean;
  /** Every round's figure. */
  rounds: { alone: number[]; together: number[] };
}

function movementOf(
  transport: TransportName,
  figure: FigureName,
  figures: Record<'alone' | 'together', Figures[]>,
): Movement {
  const rounds = {
    alone: figures.alone.map((each) => each[figure]),
    together: figures.together.map((each) => each[figure]),
  };
  const [alone, together] = [median(rounds.alone), median(rounds.together)];
  const change = together - alone;
  const share = change / alone;
  const aim = figure === 'p50Ms' ? Math.abs(change) <= 1 || Math.abs(share) <= 0.05 : Math.abs(share) < 0.005;
  return { transport, figure, alone, together, change, share, withinAim: aim, rounds };
}

function tableOf(movements: readonly Movement[]): string {
  const rows = movements.map(({ transport, figure, alone, together, share, withinAim }) => [
    `${transport} ${figure}`,
    short(alone),
    short(together),
    percent(share),
    withinAim ? 'within the aim' : 'beyond the aim',
  ]);
  return alignedTable([['', 'alone', 'together', 'moves', ''], ...rows]);
}

await runCommand(main);
