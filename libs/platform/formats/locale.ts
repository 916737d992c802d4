import { type Locale } from '../graphql/viewer.js';

/** The language of ours that an Accept-Language header likes best; French when it names neither. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish, place) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
      const quality = Number(
        parameters
          .find((parameter) => parameter.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { language: tag.split('-')[0], quality: Number.isNaN(quality) ? 0 : quality, place };
    });
  const ours = wishes.filter(({ language, quality }) => (language === 'fr' || language === 'en') && quality > 0);
  ours.sort((a, b) => b.quality - a.quality || a.place - b.place);
  return (ours[0]?.language as Locale | undefined) ?? 'fr';
}
