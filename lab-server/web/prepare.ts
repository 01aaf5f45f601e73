import { buildPages } from './build-pages.ts';

// Runs at the end of `npm install`, so that `npm start` has pages to serve. An install never fails over it: the
// lab builds its pages when it starts and finds none.

try {
  await buildPages();
} catch (error) {
  const [why] = String(error instanceof Error ? error.message : error).split('\n');
  process.stderr.write(`The pages are not built yet (${why}): npm run build tells more.\n`);
}
