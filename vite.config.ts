/// <reference types="vitest/config" />
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// From `vite` and not from `vitest/config`: the pages are also built where development packages are absent.

const project = fileURLToPath(new URL('.', import.meta.url));
const pages = join(project, 'lab-ui');

/** Every page there is: the HTML files of lab-ui and of lab-ui/pages, as absolute paths. */
function htmlEntries(): string[] {
  return [pages, join(pages, 'pages')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.html'));
}

interface KindOptions {
  testTimeout: number;
  fileParallelism: boolean;
  maxWorkers?: number;
  globalSetup?: string[];
}

/** A kind of test with its folder; kinds run one after the other, so that none slows another's sockets. */
function kind(name: string, order: number, options: KindOptions) {
  return {
    extends: true as const,
    test: {
      name,
      ...options,
      hookTimeout: options.testTimeout,
      // The test's own limit is the only one: a fact may come late on a busy machine.
      expect: { poll: { timeout: options.testTimeout } },
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      sequence: { groupOrder: order },
    },
  };
}

const buildOnce = 'tests/support/build-once.ts';
const postgresOnce = 'tests/support/postgres-once.ts';

export default defineConfig({
  root: pages,
  worker: { format: 'es' },
  build: {
    target: 'baseline-widely-available',
    // The pages' Content-Security-Policy takes data: for images only, and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: htmlEntries() },
  },
  test: {
    root: project,
    retry: 0,
    projects: [
      kind('unit', 0, { testTimeout: 5_000, fileParallelism: true, maxWorkers: 2 }),
      kind('conformance', 1, {
        maxWorkers: 2,
        testTimeout: 20_000,
        fileParallelism: true,
        globalSetup: [buildOnce, postgresOnce],
      }),
      // Three at a time, for pages mostly wait: what they show is awaited, never timed.
      kind('browser', 2, {
        testTimeout: 60_000,
        fileParallelism: true,
        maxWorkers: 3,
        globalSetup: [buildOnce, postgresOnce],
      }),
      // Its time is virtual or its bands grow with a slow machine: two at a time are safe.
      kind('grader', 3, { testTimeout: 120_000, fileParallelism: true, maxWorkers: 2 }),
    ],
  },
});
