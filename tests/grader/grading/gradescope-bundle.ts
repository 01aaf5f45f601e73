import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';

/** What grading needs of the project: everything but what is only there to be run, or secret to no purpose. */
const NEEDED = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'lab-server',
  'lab-ui',
  'exercises',
  'tests',
];
const LEFT_OUT = new Set([
  'node_modules',
  'dist',
  'golden',
  'corpus',
  'meta',
  'bench',
  'browser',
  'conformance',
]);

/** Gradescope runs it once, as root, when the image is built (docs/specs.md of autograder_samples). */
const SETUP = `#!/usr/bin/env bash
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y curl ca-certificates
curl -fsSL https://deb.nodesource.com/setup_22.x | bash -
apt-get install -y nodejs
cd /autograder/source
npm ci --ignore-scripts
npm rebuild esbuild
npx playwright install --with-deps --only-shell chromium
# Submissions run only in a browser; what is here is still not theirs to read.
chmod -R go-rwx /autograder/source
`;

/** Gradescope runs it for each submission. What the grader prints is for instructors; students see results.json. */
const RUN = `#!/usr/bin/env bash
cd /autograder/source
node --import tsx tests/grader/grade-command.ts \\
  --submission /autograder/submission --student submission \\
  --out /autograder/results --format gradescope,html --lang "\${HUMEUR_LANG:-fr}"
`;

const EXECUTABLE = 0o755 << 16;
/** The same files give the same archive. */
const MADE_AT = new Date('2026-01-01T00:00:00Z');

/** The bundle to upload as a Gradescope autograder, as the bytes of a ZIP archive. */
export async function gradescopeBundle(project: string): Promise<Uint8Array> {
  const files: Zippable = {};
  for (const name of NEEDED) await addTo(files, project, name);
  // os 3 is Unix: only then are the attributes taken for modes.
  files['setup.sh'] = [strToU8(SETUP), { os: 3, attrs: EXECUTABLE, mtime: MADE_AT }];
  files['run_autograder'] = [strToU8(RUN), { os: 3, attrs: EXECUTABLE, mtime: MADE_AT }];
  return zipSync(files, { mtime: MADE_AT, level: 9 });
}

async function addTo(files: Zippable, project: string, path: string): Promise<void> {
  const full = join(project, path);
  if (!(await stat(full)).isDirectory()) {
    files[path] = await readFile(full);
    return;
  }
  const names = (await readdir(full)).filter((name) => !LEFT_OUT.has(name)).sort();
  for (const name of names) await addTo(files, project, `${path}/${name}`);
}
