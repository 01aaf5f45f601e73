import { computed, effect, signal } from '@preact/signals';
import { recall, remember } from './memory.ts';
import { projecting } from './projector.ts';

/** The two grounds of the page. */
export type Theme = 'light' | 'dark';

const MEMORY = 'humeur-lab-theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const systemDark = signal(system.matches);
system.addEventListener('change', () => (systemDark.value = system.matches));

const remembered = recall(MEMORY);
const chosen = signal<Theme | null>(remembered === 'light' || remembered === 'dark' ? remembered : null);

/** The theme of the page: the one chosen, else the system's. */
export const theme = computed<Theme>(() => chosen.value ?? (systemDark.value ? 'dark' : 'light'));

/** Switches the theme and remembers it for the next visit. */
export function switchTheme(): void {
  chosen.value = theme.value === 'dark' ? 'light' : 'dark';
  remember(MEMORY, chosen.value);
}

const tokens = new Map<string, string>();

effect(() => {
  document.documentElement.dataset['theme'] = theme.value;
  document.documentElement.toggleAttribute('data-projector', projecting.value);
  tokens.clear();
});
addEventListener('resize', () => tokens.clear());

/**
 * The value of a custom property of the page as it is now, such as `--ink`. Asked of the browser once a theme and size: each
 * such question makes it compute the styles of the page.
 */
export function readToken(name: string): string {
  let value = tokens.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    tokens.set(name, value);
  }
  return value;
}
