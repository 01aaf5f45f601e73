import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gradescopeBundle } from './grading/gradescope-bundle.ts';

const HELP = `npm run grade:gradescope -- --out autograder.zip

  --out FILE   the archive to upload as an autograder on Gradescope
`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return void process.stdout.write(HELP);
  if (values.out === undefined) throw new Error('Expected --out FILE, got none.');
  const bundle = await gradescopeBundle(fileURLToPath(new URL('../../', import.meta.url)));
  await writeFile(values.out, bundle, { flag: 'wx' });
  process.stdout.write(`${values.out}: ${Math.round(bundle.length / 1_024)} KiB\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
