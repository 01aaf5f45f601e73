import { render } from 'preact';
import { ExercisePage } from '../exercise/exercise-page.tsx';
import { pageNumber } from '../exercise/page-number.ts';

render(
  <ExercisePage number={pageNumber(location.pathname)} random={Math.random} />,
  document.getElementById('app')!,
);
