import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../rules/when.js';
import { recall, remember } from '../frame/memory.js';
import type { fr } from './fr.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof fr };
    returnNull: false;
  }
}

export const LANGUAGES: readonly Language[] = ['fr', 'en'];

const LOADERS = {
  fr: async () => (await import('./fr.js')).fr,
  en: async () => (await import('./en.js')).en,
} as const;

const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language);

/** The language this person chose on this machine, if any. */
export function chosenLanguage(): Language | undefined {
  const stored = recall('language');
  return isLanguage(stored) ? stored : undefined;
}

function firstLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return chosenLanguage() ?? wanted ?? 'fr';
}

async function load(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await LOADERS[language]());
  }
  document.documentElement.lang = language;
}

/** Loads the texts of one language and makes the pages speak it. */
export async function speak(language: Language, options: { keep: boolean }): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  if (options.keep) remember('language', language);
}

/** Before the first paint: one language is fetched, the other only when asked for. */
export async function startLanguages(): Promise<void> {
  const language = firstLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await load(language);
  await i18next.changeLanguage(language);
}
