import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import open from 'open';
import { personsLocale, readLanguage } from './check-command-options.ts';
import { isLab, startLab } from './exercise-command-lab.ts';
import { EXERCISE_TEXTS } from './exercise-command-texts.ts';

// `npm run exercise -- N`: the lab, if none runs yet, and the exercise's page in the browser.

const PAGES = new Set(['1', '2', '3', '4']);
const DEFAULT_PORT = '3000';

const args = process.argv.slice(2);
const locale = personsLocale(process.env, Intl.DateTimeFormat().resolvedOptions().locale);
const language = readLanguage(args, locale);
const texts = EXERCISE_TEXTS[language];

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    allowNegative: true,
    options: {
      open: { type: 'boolean', default: true },
      lang: { type: 'string' },
      port: { type: 'string' },
      exercises: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return say(texts.help);
  const [number, ...rest] = positionals;
  if (number === undefined || rest.length > 0 || !PAGES.has(number)) {
    process.stderr.write(`${texts.noExercise(positionals.join(' '))}\n\n${texts.help}`);
    return 2;
  }
  const question = values.lang === undefined ? '' : `?lang=${language}`;
  const page = (origin: string) => `${origin}/exercises/${number}${question}`;
  const show = async (address: string) => {
    say(`${texts.page(number)} ${address}\n`);
    if (values.open) await open(address).catch(() => say(texts.openIt));
  };

  const port = values.port ?? process.env['PORT'] ?? DEFAULT_PORT;
  const running = `http://localhost:${port}`;
  // A folder of one's own needs a lab of one's own.
  if (values.exercises === undefined && port !== '0' && (await isLab(running))) {
    say(texts.running(running));
    await show(page(running));
    return 0;
  }
  const lab = startLab([
    ...(values.port === undefined ? [] : ['--port', values.port]),
    ...(values.exercises === undefined ? [] : ['--exercises', resolve(values.exercises)]),
  ]);
  await show(page(await lab.origin));
  return lab.ended;
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
