import { render } from 'preact';
import { createBench } from '../bench/bench.ts';
import { runOnce, type ForPrograms } from '../bench/run-once.ts';
import { ComparePage } from '../view/compare-page.tsx';
import { keepRuns } from '../view/records/session-runs.ts';

const bench = createBench(location.origin, Math.random);
const forPrograms: ForPrograms = { runComparison: (parameters) => runOnce(bench, parameters) };
Object.assign(window, forPrograms);
keepRuns(bench);
render(<ComparePage bench={bench} />, document.getElementById('app')!);

// The console's commands are no part of the page's first scripts.
void import('../debug/install.ts').then(({ installDebug }) => installDebug(bench, window, console));
