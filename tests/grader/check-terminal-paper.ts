import { styleText } from 'node:util';

/** Where a report is written. */
export interface Paper {
  write(text: string): void;
  /** Characters in a line. */
  width: number;
  colours: boolean;
  /** Whether a line that was written can be taken back. */
  erasable: boolean;
}

type Style = Parameters<typeof styleText>[0];

/** The terminal of this process; plain text where that is a file or a pipe, or where NO_COLOR asks for it. */
export function terminalPaper(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Paper {
  const terminal = stream.isTTY;
  const forced = (env['FORCE_COLOR'] ?? '0') !== '0' && !env['NO_COLOR'];
  return {
    write: (text) => void stream.write(text),
    width: Math.min(terminal ? stream.columns : 100, 100),
    colours: forced || (terminal && stream.hasColors()),
    erasable: terminal && env['TERM'] !== 'dumb',
  };
}

/** Text in a style, where the paper has colours. */
export function paint({ colours }: Paper, style: Style, text: string): string {
  return colours ? styleText(style, text, { validateStream: false }) : text;
}

/** Breaks a text at its spaces, but never at a no-break space, into lines that begin with `indent` spaces. */
export function wrap(text: string, width: number, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/)) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line += (line === '' ? '' : ' ') + word;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}
