import { Buffer } from 'node:buffer';
import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../grader/results/csv.ts';
import { FORMATS, type FormatName } from '../grader/results/formats/all.ts';
import { gradeResultSchema, totals } from '../grader/results/grade-result.ts';
import { exampleResult } from '../support/grade-result.ts';

const LANGUAGES = ['fr', 'en'] as const;
const cases = Object.keys(FORMATS).flatMap((name) => LANGUAGES.map((language) => [name, language] as const));

describe('a result becomes', () => {
  it.each(cases)('%s in %s, as it did before', async (name, language) => {
    const { file, convert } = FORMATS[name as FormatName];
    await expect(convert(exampleResult(), language)).toMatchFileSnapshot(
      `golden/${name}.${language}.${file}`,
    );
  });

  it('no mark at all in Gradescope where the grader itself failed', () => {
    const message = { fr: 'Pas de navigateur.', en: 'No browser.' };
    const converted = FORMATS.gradescope.convert(exampleResult({ status: 'grader-error', message }), 'en');
    const report = JSON.parse(converted) as Record<string, unknown>;
    expect(report['output']).toBe('No browser.');
    expect(converted).not.toContain('"score"');
  });

  it('runners of GitHub Classroom that agree with the total of the visible checks', () => {
    const result = exampleResult();
    const runners = Object.entries(
      JSON.parse(FORMATS.classroom.convert(result, 'fr')) as Record<string, string>,
    );
    const decoded = runners.map(([name, text]) => {
      expect(name).toMatch(/^[a-zA-Z0-9]+$/);
      return JSON.parse(Buffer.from(text, 'base64').toString()) as {
        max_score: number;
        tests: { score: number }[];
      };
    });
    const visible = totals(result.checks.filter(({ visibility }) => visibility === 'visible'));
    expect(decoded.flatMap(({ tests }) => tests).reduce((sum, { score }) => sum + score, 0)).toBe(
      visible.score,
    );
    expect(decoded.every(({ tests }) => tests.length === 1)).toBe(true);
  });
});

it('hidden checks appear in no format that students read but as Gradescope hides them', () => {
  for (const name of ['classroom', 'junit', 'ctrf', 'check50'] as const)
    expect(FORMATS[name].convert(exampleResult(), 'en')).not.toContain('quiet');
});

describe('CSV', () => {
  it('is RFC 4180 with points, and French with semicolons, commas and a mark', () => {
    const rows = [['Zoé "Zaza", R.', 2.5, null]];
    expect(toCsv(['name', 'points', 'note'], rows, 'en')).toBe(
      'name,points,note\r\n"Zoé ""Zaza"", R.",2.5,\r\n',
    );
    expect(toCsv(['nom', 'points', 'note'], rows, 'fr')).toBe(
      '\u{FEFF}nom;points;note\r\n"Zoé ""Zaza"", R.";2,5;\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('makes %j harmless', (name) => {
    expect(toCsv(['name'], [[name]], 'en')).toContain(`'${name}`);
  });
});

it('result.json has a published JSON Schema, and it is the one that the grader keeps', async () => {
  const schema = { title: 'Humeur Lab, result.json', ...toJsonSchema(gradeResultSchema) };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../grader/results/grade-result.schema.json',
  );
});
