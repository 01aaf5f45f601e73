import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CHECKS } from './checks/all.ts';
import { classroomWorkflow } from './grading/classroom-workflow.ts';

const HELP = `npm run grade:classroom -- --repository OWNER/NAME --out classroom.yml

  --repository OWNER/NAME   where the lab is fetched from when a submission is graded
  --out FILE                the workflow, for .github/workflows/ of the assignment's template
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { repository: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return void process.stdout.write(HELP);
  const { repository = '', out } = values;
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new Error(`Expected --repository OWNER/NAME, got "${repository}".`);
  if (out === undefined) throw new Error('Expected --out FILE, got none.');
  await writeFile(out, classroomWorkflow(Object.values(CHECKS).flat(), repository), { flag: 'wx' });
  process.stdout.write(`${out}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
