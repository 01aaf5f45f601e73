import { chooseLanguage, language, LANGUAGES, texts } from '../i18n/i18n.ts';
import { projecting } from './projector.ts';
import { switchTheme, theme } from './theme.ts';

/** A page of the lab: the comparison, the moods by supabase-js, or an exercise by its number. */
type PageName = 'compare' | 'live' | 1 | 2 | 3 | 4;

interface TopBarProps {
  here: PageName;
  /** Where "skip" leads, and what it says. */
  skip: { href: string; text: string };
  /** Pages without keys of their own have no list of them, and nothing for a projector. */
  openHelp?: () => void;
}

/** The lab's name, its pages, the language, the theme, the projector and the list of keys. */
export function TopBar({ here, skip, openHelp }: TopBarProps) {
  const t = texts.value;
  const name = theme.value === 'dark' ? t.theme.toLight : t.theme.toDark;
  return (
    <header class="top-bar">
      <a class="skip" href={skip.href}>
        {skip.text}
      </a>
      <h1>
        <span aria-hidden="true">🌤️</span> Humeur Lab
      </h1>
      <PageLinks here={here} />
      <fieldset class="languages" aria-label={t.language}>
        {LANGUAGES.map((tag) => (
          <button
            type="button"
            key={tag}
            lang={tag}
            class="quiet"
            aria-pressed={language.value === tag}
            onClick={() => chooseLanguage(tag)}
          >
            {tag.toUpperCase()}
          </button>
        ))}
      </fieldset>
      <button type="button" class="quiet theme-switch" aria-label={name} title={name} onClick={switchTheme}>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" stroke-width="1.5" />
          <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
        </svg>
      </button>
      {openHelp && <ProjectorSwitch />}
      {openHelp && (
        <button
          type="button"
          class="quiet help-switch"
          aria-label={t.keys.open}
          title={t.keys.open}
          aria-haspopup="dialog"
          onClick={openHelp}
        >
          ?
        </button>
      )}
    </header>
  );
}

function PageLinks({ here }: { here: PageName }) {
  const t = texts.value.pages;
  return (
    <nav class="pages" aria-label={t.name}>
      <a href="/" aria-current={here === 'compare' ? 'page' : undefined}>
        {t.compare}
      </a>
      <a href="/humeurs-live" aria-current={here === 'live' ? 'page' : undefined}>
        {t.live}
      </a>
      <span aria-hidden="true">{t.exercises}</span>
      {([1, 2, 3, 4] as const).map((number) => (
        <a
          key={number}
          href={`/exercises/${number}`}
          aria-label={t.exercise(number)}
          title={t.exercise(number)}
          aria-current={here === number ? 'page' : undefined}
        >
          {number}
        </a>
      ))}
    </nav>
  );
}

function ProjectorSwitch() {
  const t = texts.value.projector;
  return (
    <button
      type="button"
      class="quiet projector-switch"
      onClick={() => (projecting.value = !projecting.peek())}
    >
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path
          d="M2.5 4h15M4 4v8.5h12V4M10 12.5V15m-3.5 2L10 14.8l3.5 2.2"
          fill="none"
          stroke="currentColor"
          stroke-width="1.5"
        />
      </svg>
      <span>{projecting.value ? t.leave : t.enter}</span>
    </button>
  );
}
