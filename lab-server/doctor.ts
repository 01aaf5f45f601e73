import { examine } from './doctor/examine.ts';
import { judge, type Finding } from './doctor/findings.ts';
import { chooseTexts } from './doctor/texts.ts';

// `npm run doctor`: whether the lab can run here, a line a thing, each with what to do. Exits 1 where it cannot.

const MARKS: Record<Finding['level'], string> = { good: '✓', limits: '!', blocks: '✗' };

const texts = chooseTexts(process.env, Intl.DateTimeFormat().resolvedOptions().locale);
const findings = judge(await examine(process.env), texts);
const blocked = findings.some((finding) => finding.level === 'blocks');
const lines = findings.map(({ level, text }) => `${MARKS[level]} ${text}`);
process.stdout.write(`${[...lines, texts.verdict(blocked)].join('\n')}\n`);
process.exitCode = blocked ? 1 : 0;
