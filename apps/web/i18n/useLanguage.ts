import { useTranslation } from 'react-i18next';
import type { Language } from '../rules/when.js';

/** The language being spoken; re-renders when it changes. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'fr';
}
