import { type ImportFault } from '#libs/agenda';
import { FETCH_FAULTS, type Locale, fetchFaultText } from '#libs/platform';

const others: Record<Locale, Record<'NOT_A_CALENDAR' | 'TOO_MANY_EVENTS' | 'ADDRESS_LOST', string>> = {
  fr: {
    NOT_A_CALENDAR: 'Ce qui se trouve à cette adresse n’est pas un agenda. Copiez l’adresse au format iCal (.ics).',
    TOO_MANY_EVENTS: 'Cet agenda a trop d’événements. Choisissez-en un autre, sans répétitions de chaque minute.',
    ADDRESS_LOST: 'L’adresse de votre agenda ne peut plus être lue. Donnez-la de nouveau.',
  },
  en: {
    NOT_A_CALENDAR: 'What is at this address is not a calendar. Copy the address in iCal format (.ics).',
    TOO_MANY_EVENTS: 'This calendar has too many events. Choose another one, without events of every minute.',
    ADDRESS_LOST: 'The address of your calendar cannot be read any more. Give it again.',
  },
};

/** What kept the calendar of a mentor from being read, and what to do. */
export const busyFaultText = (locale: Locale, code: ImportFault): string => {
  const ofFetching = FETCH_FAULTS.find((known) => known === code);
  return ofFetching ? fetchFaultText(locale, ofFetching) : others[locale][code as keyof (typeof others)['fr']];
};
