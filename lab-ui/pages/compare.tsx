import { render } from 'preact';
import { createBench } from '../bench/bench.ts';
import { ComparePage } from '../view/compare-page.tsx';

render(<ComparePage bench={createBench(location.origin, Math.random)} />, document.getElementById('app')!);
