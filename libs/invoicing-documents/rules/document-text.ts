import { type Locale } from '#libs/platform';
import { type IsoDay, type ServicePeriod } from '../invoice-document.js';

const NBSP = '\u00a0';
const monthFormats: Record<Locale, Intl.DateTimeFormat> = {
  fr: new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }),
};

/** "1er mars 2027" or "1 March 2027". */
export function dayText(day: IsoDay, locale: Locale): string {
  const date = Temporal.PlainDate.from(day);
  const month = monthFormats[locale].format(Date.UTC(date.year, date.month - 1, 1));
  const number = locale === 'fr' && date.day === 1 ? '1er' : String(date.day);
  return [number, month, date.year].join(NBSP);
}

/** "du 1er mars 2027 au 31 mars 2027", or the day where it is one. */
export function periodText({ firstDay, lastDay }: ServicePeriod, locale: Locale): string {
  if (firstDay === lastDay) return dayText(firstDay, locale);
  const [first, last] = [dayText(firstDay, locale), dayText(lastDay, locale)];
  return locale === 'fr' ? `du ${first} au ${last}` : `${first} to ${last}`;
}

/** "5,5 %" or "5.5%" for 550 hundredths of a percent. */
export function percentageText(basisPoints: number, locale: Locale): string {
  const number = String(basisPoints / 100);
  return locale === 'fr' ? `${number.replace('.', ',')}${NBSP}%` : `${number}%`;
}
