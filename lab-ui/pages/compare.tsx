import { render } from 'preact';
import type { RunParameters, RunRecord } from '../../lab-server/wire/run.ts';
import { createBench } from '../bench/bench.ts';
import { runOnce } from '../bench/run-once.ts';
import { ComparePage } from '../view/compare-page.tsx';

declare global {
  interface Window {
    /** One run from a program, such as `npm run compare`; its figures are drawn as any other's. */
    runComparison?: (parameters: RunParameters) => Promise<RunRecord>;
  }
}

const bench = createBench(location.origin, Math.random);
window.runComparison = (parameters) => runOnce(bench, parameters);
render(<ComparePage bench={bench} />, document.getElementById('app')!);
