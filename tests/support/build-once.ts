import { runTool } from './process.ts';

const DONE = 'HUMEUR_TESTS_BUILT_PAGES';

/**
 * Builds the pages before the first test that opens one, so that no test sees old ones. In a process of its own:
 * vitest's says NODE_ENV=test, and the pages stay after the tests.
 */
export async function setup(): Promise<void> {
  if (process.env[DONE]) return;
  process.env[DONE] = 'yes';
  const code = await runTool('vite', ['build', '--logLevel', 'warn'], { env: { NODE_ENV: 'production' } });
  if (code !== 0) throw new Error('Expected pages that build, got an error: npm run build');
}
