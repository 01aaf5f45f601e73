import { chooseLanguage, language, LANGUAGES, texts } from '../i18n/i18n.ts';
import { projecting } from './projector.ts';
import { switchTheme, theme } from './theme.ts';

/** The lab's name, the language, the theme, the projector and the list of keys. */
export function TopBar({ openHelp }: { openHelp: () => void }) {
  const t = texts.value;
  const name = theme.value === 'dark' ? t.theme.toLight : t.theme.toDark;
  return (
    <header class="top-bar">
      <a class="skip" href="#comparison">
        {t.skip}
      </a>
      <h1>
        <span aria-hidden="true">🌤️</span> Humeur Lab
      </h1>
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
      <ProjectorSwitch />
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
    </header>
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
