import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readStored, store } from '../frame/browser-storage.js';
import { oneFullStop } from '../rules/one-full-stop.js';
import type { Language } from '../rules/when.js';
import { PAGE_TEXTS, type PageTexts, type PageTextsName } from './page-texts.js';
import type { texts } from './texts.fr.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof texts & PageTexts };
    returnNull: false;
  }
}

export const LANGUAGES: readonly Language[] = ['fr', 'en'];

const SHARED_TEXTS = { fr: () => import('./texts.fr.js'), en: () => import('./texts.en.js') };

/** The areas whose texts have been asked for; a change of language loads them again. The search is on the first page. */
const wanted = new Set<PageTextsName>(['search']);

const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language);

/** The language this person chose on this machine, if any. */
export function chosenLanguage(): Language | undefined {
  const stored = readStored('language');
  return isLanguage(stored) ? stored : undefined;
}

function firstLanguage(): Language {
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return chosenLanguage() ?? preferred ?? 'fr';
}

async function load(
  language: Language,
  loaders: readonly (typeof SHARED_TEXTS | (typeof PAGE_TEXTS)[PageTextsName])[],
) {
  for (const module of await Promise.all(loaders.map((loader) => loader[language]())))
    i18next.addResourceBundle(language, 'translation', module.texts, true);
}

async function loadAll(language: Language): Promise<void> {
  await load(language, [SHARED_TEXTS, ...[...wanted].map((name) => PAGE_TEXTS[name])]);
  document.documentElement.lang = language;
}

/** Loads the texts of areas in the current language, before their pages are shown. */
export async function loadPageTexts(names: readonly PageTextsName[]): Promise<void> {
  for (const name of names) wanted.add(name);
  const loaders = names.map((name) => PAGE_TEXTS[name]);
  await load(i18next.language === 'en' ? 'en' : 'fr', loaders);
}

/** Loads the texts of one language and shows the pages in it. */
export async function changeLanguage(language: Language, options: { keep: boolean }): Promise<void> {
  await loadAll(language);
  await i18next.changeLanguage(language);
  if (options.keep) store('language', language);
}

/** Loads one language before the first paint; the other one is loaded when it is chosen. */
export async function startLanguages(): Promise<void> {
  const language = firstLanguage();
  await i18next
    .use({ type: 'postProcessor' as const, name: 'oneFullStop', process: oneFullStop })
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      resources: {},
      interpolation: { escapeValue: false },
      returnNull: false,
      postProcess: 'oneFullStop',
    });
  await changeLanguage(language, { keep: false });
}
