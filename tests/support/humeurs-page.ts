import type { Locator, Page } from 'playwright';
import type { Indicator } from '../../lab-ui/humeurs-live/indicator.ts';
import { humeursEn } from '../../lab-ui/humeurs-live/i18n/en.ts';
import { humeursFr } from '../../lab-ui/humeurs-live/i18n/fr.ts';
import type { HumeursTexts } from '../../lab-ui/humeurs-live/i18n/fr.ts';
import { startLab, type RunningLab } from './lab.ts';
import { openPage } from './page.ts';

/** The page of live moods as a person uses it: by names and labels, in one of its languages. */
export class HumeursPage {
  readonly page: Page;
  readonly texts: HumeursTexts;

  constructor(page: Page, language: 'fr' | 'en') {
    this.page = page;
    this.texts = { fr: humeursFr, en: humeursEn }[language];
  }

  get toast(): Locator {
    return this.page.locator('.toast');
  }

  /** The card with this text. */
  card(text: string): Locator {
    return this.page.getByRole('region', { name: this.texts.cards.heading }).getByRole('listitem').filter({
      hasText: text,
    });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Resolves when a button of this name has the focus. */
  async hasFocus(name: string): Promise<void> {
    await this.button(name).and(this.page.locator(':focus')).waitFor();
  }

  async post(nom: string, commentaire: string): Promise<void> {
    const t = this.texts.form;
    await this.page.getByLabel(t.nom).fill(nom);
    await this.page.getByLabel(t.commentaire).fill(commentaire);
    await this.button(t.submit).click();
  }

  /** Resolves when the indicator is so, and says so in words. */
  async is(state: Indicator['name']): Promise<void> {
    const { [state]: word } = this.texts.states;
    await this.page.locator(`.indicator[data-state="${state}"]`, { hasText: word }).waitFor();
  }

  /** Resolves when the indicator says this sentence. */
  async says(sentence: string): Promise<void> {
    await this.page.locator('.indicator', { hasText: sentence }).waitFor();
  }
}

/** The page once it follows its project. */
export async function openHumeurs(page: Page, language: 'fr' | 'en'): Promise<HumeursPage> {
  const humeurs = new HumeursPage(page, language);
  await humeurs.is('connected');
  return humeurs;
}

/** The page of a lab, by default one of its own, once it follows it. */
export async function openLive(language: 'fr' | 'en', lab?: RunningLab) {
  const server = lab ?? (await startLab({ pages: 'built' }));
  const page = await openPage(`${server.origin}/humeurs-live`, { locale: language });
  return { lab: server, page, humeurs: await openHumeurs(page, language) };
}
