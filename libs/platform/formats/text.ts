import { type Span } from '../database/span.js';
import { type Locale } from '../graphql/viewer.js';

const NBSP = '\u00A0';

const dayFormats: Record<Locale, Intl.DateTimeFormat> = {
  fr: new Intl.DateTimeFormat('fr-FR', { weekday: 'short', month: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', month: 'short', timeZone: 'UTC' }),
};
const moneyFormats: Record<Locale, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }),
  en: new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }),
};

/** "lun. 23 nov." or "Mon 23 Nov". */
export function dayText(day: Temporal.PlainDate, locale: Locale): string {
  const parts = dayFormats[locale].formatToParts(Date.UTC(day.year, day.month - 1, day.day));
  const part = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const number = locale === 'fr' && day.day === 1 ? '1er' : String(day.day);
  return `${part('weekday')} ${number}${NBSP}${part('month')}`;
}

/** "9 h", "9 h 30", or "9:00". */
function hourText({ hour, minute }: Temporal.ZonedDateTime, locale: Locale): string {
  const minutes = String(minute).padStart(2, '0');
  if (locale === 'en') return `${hour}:${minutes}`;
  return minute === 0 ? `${hour}${NBSP}h` : `${hour}${NBSP}h${NBSP}${minutes}`;
}

/** "lun. 23 nov. à 9 h", in the time zone of the place. */
export function instantText(at: Temporal.Instant, zone: string, locale: Locale): string {
  const local = at.toZonedDateTimeISO(zone);
  return `${dayText(local.toPlainDate(), locale)}${locale === 'fr' ? ' à ' : ', '}${hourText(local, locale)}`;
}

/** "lun. 23 nov., 9 h – 10 h", in the time zone of the place. Hours show their UTC offset when it changes in between. */
export function spanText(span: Span, zone: string, locale: Locale): string {
  const [from, to] = [span.start.toZonedDateTimeISO(zone), span.end.toZonedDateTimeISO(zone)];
  const [day, lastDay] = [from.toPlainDate(), to.toPlainDate()];
  // In the night when the clocks change, 2 h may occur twice.
  const hour = (at: Temporal.ZonedDateTime) =>
    from.offset === to.offset ? hourText(at, locale) : `${hourText(at, locale)} (UTC${at.offset})`;
  const start = `${dayText(day, locale)}, ${hour(from)}`;
  if (day.equals(lastDay)) return `${start} – ${hour(to)}`;
  const endsAtMidnight = lastDay.equals(day.add({ days: 1 })) && to.hour === 0 && to.minute === 0;
  if (endsAtMidnight) return `${start} – ${locale === 'fr' ? 'minuit' : 'midnight'}`;
  return `${start} – ${dayText(lastDay, locale)}, ${hour(to)}`;
}

/** "45 min", "2 h", "1 h 30" or "1 h 30 min". */
export function durationText(minutes: number, locale: Locale): string {
  const [hours, rest] = [Math.trunc(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}${NBSP}min`;
  if (rest === 0) return `${hours}${NBSP}h`;
  return `${hours}${NBSP}h${NBSP}${String(rest).padStart(2, '0')}${locale === 'en' ? `${NBSP}min` : ''}`;
}

/** "4,80 €" or "€4.80". */
export const moneyText = (cents: number, locale: Locale): string => moneyFormats[locale].format(cents / 100);
