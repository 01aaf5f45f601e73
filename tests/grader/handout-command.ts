import { writeFile } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { personsLocale, readLanguage } from './check-command-options.ts';
import { collectHandout } from './handout.ts';
import { HANDOUT_TEXTS } from './handout-texts.ts';
import { writeHandout, zipHandout } from './handout-write.ts';

// `npm run handout -- --out DIR`: what students are given.

const project = fileURLToPath(new URL('../../', import.meta.url));

const args = process.argv.slice(2);
const locale = personsLocale(process.env, Intl.DateTimeFormat().resolvedOptions().locale);
const texts = HANDOUT_TEXTS[readLanguage(args, locale)];

async function main(): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      out: { type: 'string' },
      zip: { type: 'boolean' },
      hide: { type: 'string', multiple: true },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(texts.help);
    return 0;
  }
  if (values.out === undefined) {
    process.stderr.write(`${texts.noFolder}\n\n${texts.help}`);
    return 2;
  }
  const out = resolve(values.out);
  const inside = relative(project, out).replaceAll('\\', '/');
  // A handout inside the project is no part of the next.
  const itself = inside === '' || inside.startsWith('..') ? [] : [`/${inside}`, `/${inside}.zip`];
  const handout = await collectHandout(project, [...(values.hide ?? []), ...itself]);
  await writeHandout(handout, out);
  process.stdout.write(`${texts.written(handout.size, out)}\n`);
  if (!values.zip) return 0;
  await writeFile(`${out}.zip`, zipHandout(handout, basename(out)), { flag: 'wx' });
  process.stdout.write(`${out}.zip\n`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
