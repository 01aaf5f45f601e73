/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | readonly Html[];

/** A template whose strings are HTML and whose values are text: whatever a person wrote stays text. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const filled = strings.map((text, n) => text + (n < parts.length ? htmlOf(parts[n]!) : ''));
  return { html: filled.join('') };
}

/** HTML that comes from this lab's own functions. */
export const trusted = (own: string): Html => ({ html: own });

export const NOTHING: Html = { html: '' };

function htmlOf(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map((each) => each.html).join('');
}

/** Text as it stands in HTML, between tags and in quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** JSON that stands inside a script element: nothing in it can end the element. */
export function jsonForScript(value: unknown): Html {
  return { html: JSON.stringify(value).replaceAll('<', String.raw`\u003c`) };
}
