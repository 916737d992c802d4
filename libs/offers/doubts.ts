import { type Doubt } from '#libs/needs';
import { type Locale, make } from '#libs/platform';
import { type Need } from './need.js';
import { NeedDoubt, NeedExclusion } from './doubt.types.js';

const languages = { fr: 'fr-FR', en: 'en-GB' };
const dayFormats = formats({ weekday: 'long', day: 'numeric', month: 'long' });
const hourFormats = formats({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });

function formats(options: Intl.DateTimeFormatOptions): Record<Locale, Intl.DateTimeFormat> {
  const inZone = (locale: Locale) => new Intl.DateTimeFormat(languages[locale], { ...options, timeZone: 'UTC' });
  return { fr: inZone('fr'), en: inZone('en') };
}

const dayText = (day: Temporal.PlainDate, locale: Locale) =>
  dayFormats[locale].format(Date.UTC(day.year, day.month - 1, day.day));
const hourText = (minutes: number, locale: Locale) => hourFormats[locale].format(minutes * 60_000);

/** Words that were not used, each as a question with its likely answer. */
export function doubtsOf(doubts: readonly Doubt[], locale: Locale): NeedDoubt[] {
  return doubts.map((doubt) => {
    const reading = readingOf(doubt, locale);
    const { about, text, accepted } = doubt;
    return make(NeedDoubt, { about, text, reading, accepted, message: questionOf(doubt, reading, locale) });
  });
}

function readingOf({ guess }: Doubt, locale: Locale): string | null {
  if (guess?.about === 'DAY') return dayText(guess.day, locale);
  if (guess?.about === 'HOUR') return hourText(guess.minutes, locale);
  if (guess?.about === 'PARTY') return locale === 'fr' ? `${guess.party} personnes` : `${guess.party} people`;
  return guess?.place.label ?? null;
}

const questions: Record<Locale, Record<Doubt['about'], string>> = {
  fr: {
    DAY: 'quel jour ? Ajoutez la date.',
    HOUR: 'quelle heure ? Ajoutez l’heure.',
    NUMBER: 'ce nombre n’a pas été utilisé.',
    PLACE: 'ce lieu n’a pas été utilisé.',
    NEGATION: 'cette exclusion n’a pas été prise en compte.',
  },
  en: {
    DAY: 'which day? Add the date.',
    HOUR: 'at what time? Add the hour.',
    NUMBER: 'this number was not used.',
    PLACE: 'this place was not used.',
    NEGATION: 'this exclusion was not applied.',
  },
};

function questionOf({ about, text }: Doubt, reading: string | null, locale: Locale): string {
  const said = reading ? `${reading}${locale === 'fr' ? '\u00a0?' : '?'}` : questions[locale][about];
  return locale === 'fr' ? `« ${text} » : ${said}` : `“${text}”: ${said}`;
}

/** "pas à Villeurbanne", "pas le mercredi 2 décembre de 12:00 à 14:00", and once for hours of several days "pas de 12:00 à 14:00". */
export function exclusionsOf(
  { notDuring, notNear }: Pick<Need, 'notDuring' | 'notNear'>,
  locale: Locale,
  zone: string,
): NeedExclusion[] {
  const clockOf = (instant: Temporal.Instant) => {
    const { hour, minute } = instant.toZonedDateTimeISO(zone);
    return hourText(hour * 60 + minute, locale);
  };
  const hoursOf = ({ start, end }: Need['notDuring'][number]) => `${clockOf(start)} ${clockOf(end)}`;
  const counts = new Map<string, number>();
  for (const span of notDuring) counts.set(hoursOf(span), (counts.get(hoursOf(span)) ?? 0) + 1);
  const times = notDuring.map((span) => {
    const { start, end } = span;
    const [from, to] = [start.toZonedDateTimeISO(zone), end.toZonedDateTimeISO(zone)];
    const day = dayText(from.toPlainDate(), locale);
    if (from.hour === 0 && to.hour === 0) return locale === 'fr' ? `pas le ${day}` : `not on ${day}`;
    const [first, last] = [clockOf(start), clockOf(end)];
    if ((counts.get(hoursOf(span)) ?? 0) > 1) {
      const isOvernight = from.dayOfYear !== to.dayOfYear;
      if (locale === 'fr') return `pas de ${first} à ${last}${isOvernight ? ' le lendemain' : ''}`;
      return `not from ${first} to ${last}${isOvernight ? ' the next day' : ''}`;
    }
    return locale === 'fr' ? `pas le ${day} de ${first} à ${last}` : `not on ${day} from ${first} to ${last}`;
  });
  const places = notNear.map(({ label }) => (locale === 'fr' ? `pas à ${label}` : `not in ${label}`));
  return [...new Set([...times, ...places])].map((message) => make(NeedExclusion, { message }));
}
