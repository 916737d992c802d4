import { type Locale } from '../graphql/viewer.js';

/** The supported language that an Accept-Language header prefers, or French when it names none. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const preferences = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((preference, index) => {
      const [tag = '', ...parameters] = preference.trim().toLowerCase().split(';');
      const quality = Number(
        parameters
          .find((parameter) => parameter.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { language: tag.split('-')[0], quality: Number.isNaN(quality) ? 0 : quality, index };
    });
  const supported = preferences.filter(
    ({ language, quality }) => (language === 'fr' || language === 'en') && quality > 0,
  );
  supported.sort((a, b) => b.quality - a.quality || a.index - b.index);
  return (supported[0]?.language as Locale | undefined) ?? 'fr';
}
