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

const HELP = `How well repetitions of one seeded run agree. The table goes to the terminal's error output, the same as JSON to its
output. Every repetition has a lab and a page of its own.

  npm run bench:repeat -- [options]

${RUN_HELP}
  --times N            how many repetitions; default 20
  --help               this text

Without options: 20 s, polls every 2 s, two moods a second, so that a median stands on some thirty latencies. Bars,
against the median of all repetitions: requests ± 1, bytes ± 2 %, median latency ± 1 ms or 5 %.
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

async function main(lab: CompareLab): Promise<void> {
  const written = readWritten(process.argv.slice(2), ['times']);
  if (written.help) return void process.stdout.write(HELP);
  const parameters = readParameters(written, USUAL);
  const times = readWhole('--times', written.times, { min: 2, max: 1_000 }, 20);
  const seen = new Map<TransportName, Figures[]>(parameters.transports.map((name) => [name, []]));
  const loads: number[] = [];
  for (let n = 1; n <= times; n++) {
    loads.push(machine().load);
    const progress = new Progress(`repetition ${n}/${times}`, parameters.seconds);
    try {
      const record = await lab.run(parameters);
      for (const [transport, figures] of figuresOf(record)) seen.get(transport)!.push(figures);
    } finally {
      progress.end();
    }
  }
  const spreads = [...seen].flatMap(([transport, figures]) =>
    FIGURES.map((figure) => spreadOf(transport, figure, figures)),
  );
  process.stderr.write(tableOf(spreads) + sayLoad(loads));
  process.stdout.write(
    `${JSON.stringify({ ...machine(), loads, parameters, times, spreads }, undefined, 2)}\n`,
  );
}

/** How far the repetitions' figures lie apart. */
interface Spread {
  transport: TransportName;
  figure: FigureName;
  least: number;
  median: number;
  most: number;
  /** How many repetitions are beyond the bar. */
  beyond: number;
  values: number[];
}

function spreadOf(transport: TransportName, figure: FigureName, figures: readonly Figures[]): Spread {
  const values = figures.map((each) => each[figure]);
  const middle = median(values);
  const beyond = values.filter((value) => !agrees(figure, value, middle)).length;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { transport, figure, least, median: middle, most, beyond, values };
}

function agrees(figure: FigureName, value: number, middle: number): boolean {
  const apart = Math.abs(value - middle);
  if (figure === 'requests') return apart <= 1;
  if (figure === 'bytes') return apart <= 0.02 * middle;
  return apart <= 1 || apart <= 0.05 * middle;
}

function tableOf(spreads: readonly Spread[]): string {
  const rows = spreads.map(({ transport, figure, least, median: middle, most, beyond, values }) => [
    `${transport} ${figure}`,
    short(least),
    short(middle),
    short(most),
    `${percent((least - middle) / middle)} … ${percent((most - middle) / middle)}`,
    beyond === 0 ? 'all agree' : `${beyond} of ${values.length} beyond the bar`,
  ]);
  return alignedTable([['', 'least', 'median', 'most', 'spread', ''], ...rows]);
}

await runCommand(main);
