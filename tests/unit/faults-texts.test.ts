import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FAULTS, type FaultName } from '../../lab-server/wire/faults.ts';
import { nameLine } from '../../lab-ui/exercise/faults/name-line.ts';
import { STORIES } from '../../lab-ui/exercise/faults/stories/stories.ts';

const linesOf = (fault: FaultName) =>
  readFileSync(
    fileURLToPath(new URL(`../../exercises/04-find-the-fault/${fault}.ts`, import.meta.url)),
    'utf8',
  ).split('\n');

describe.each(FAULTS)('%s', (fault) => {
  const story = STORIES[fault];
  const lines = linesOf(fault);

  it('has the lines that its story speaks of', () => {
    const trimmed = lines.map((line) => line.trim());
    for (const line of [...story.faulty, ...story.nudges.map((nudge) => nudge.line)])
      expect(trimmed).toContain(line);
  });

  it('answers every line, and only the faulty ones with why', () => {
    for (const line of lines.filter((text) => text.trim() !== '')) {
      const { right, say } = nameLine(story, line);
      expect(`${line} ${right}`).toBe(`${line} ${story.faulty.includes(line.trim())}`);
      expect(right).toBe(say === story.why);
      expect(say.fr.length).toBeGreaterThan(20);
      expect(say.en).not.toBe(say.fr);
    }
  });

  it('says of a comment that it does nothing', () => {
    const comment = lines.find((line) => line.trim().startsWith('/**'))!;
    expect(nameLine(story, comment).say.en).toMatch(/^A comment does nothing/);
  });

  it('is set as French is: no plain space before double punctuation, no straight apostrophe', () => {
    const { title, story: told, why, nudge, nudges, mended } = story;
    for (const { fr } of [title, told, why, nudge, mended, ...nudges.map(({ say }) => say)])
      expect(fr).not.toMatch(/ [:;?!»]|« |'/);
  });
});
