import type { Text } from '../../../lab-server/wire/exercise.ts';
import type { Story } from './stories/story.ts';

/** What is said to who names a line as the fault. */
export interface Answer {
  right: boolean;
  say: Text;
}

const COMMENT: Text = {
  fr: 'Un commentaire ne fait rien. Mais il dit ce qui était voulu : le programme le fait-il ?',
  en: 'A comment does nothing. But it says what was intended: does the program do it?',
};

/** Judges the line, given as it stands in the file. */
export function nameLine({ faulty, why, nudges, nudge }: Story, text: string): Answer {
  const line = text.trim();
  if (faulty.includes(line)) return { right: true, say: why };
  const say = nudges.find((remark) => remark.line === line)?.say ?? (isComment(line) ? COMMENT : nudge);
  return { right: false, say };
}

/** Whether a line of a program is a comment and nothing else. */
export function isComment(line: string): boolean {
  return /^\s*(\/\*|\*|\/\/)/.test(line);
}
