import { type Locale } from '#libs/platform';
import { type NeedFaultCode } from './need.types.js';
import { type NothingWhy } from './offer.types.js';

const faults: Record<Locale, Record<NeedFaultCode, string>> = {
  fr: {
    TEXT_CUT: 'Le texte était trop long : le début seul a été lu.',
    TIME_PAST: 'Ce moment est passé.',
    TIME_NONEXISTENT: 'Cette heure n’existe pas ce jour-là (passage à l’heure d’été) : l’heure suivante est proposée.',
    TIME_AMBIGUOUS: 'Cette heure existe deux fois ce jour-là (passage à l’heure d’hiver) : la première est retenue.',
    BEYOND_HORIZON: 'On ne réserve pas encore si longtemps à l’avance.',
    TOO_LONG: 'C’est plus long que ce qui se réserve en une fois.',
    TOO_SHORT: 'C’est plus court que la durée minimale.',
    OFF_GRID: 'Les réservations commencent et durent à pas fixes : l’horaire le plus proche est retenu.',
    REVERSED: 'La fin est avant le début : seul le début est retenu.',
    DATE_INVALID: 'Cette date n’existe pas.',
    HOUR_INVALID: 'Cette heure n’existe pas.',
    CONTRADICTION: 'Deux indications se contredisent.',
    PARTY_INVALID: 'Ce nombre de personnes n’est pas possible.',
    PLACE_UNKNOWN: 'Ce lieu n’est pas connu du réseau : la recherche n’en tient pas compte.',
    UNKNOWN_CAPABILITY: 'Cette activité n’est pas connue du réseau.',
    EXPERTS_LATER:
      'Les rendez-vous avec des mentors arriveront bientôt ; pour l’instant, demandez un espace ou une machine.',
    NOTHING_UNDERSTOOD:
      'Rien n’a été compris de cette demande. Dites par exemple « salle de réunion pour 6 demain à 10h ».',
  },
  en: {
    TEXT_CUT: 'The text was too long: only its beginning was read.',
    TIME_PAST: 'That time has passed.',
    TIME_NONEXISTENT: 'That hour does not exist on that day (clocks go forward): the next one is taken.',
    TIME_AMBIGUOUS: 'That hour happens twice on that day (clocks go back): the first one is meant.',
    BEYOND_HORIZON: 'One cannot book that far ahead yet.',
    TOO_LONG: 'That is longer than can be booked at once.',
    TOO_SHORT: 'That is shorter than the minimum.',
    OFF_GRID: 'Bookings start and last in fixed steps: the nearest time is taken.',
    REVERSED: 'The end is before the start: only the start is kept.',
    DATE_INVALID: 'That date does not exist.',
    HOUR_INVALID: 'That hour does not exist.',
    CONTRADICTION: 'Two indications contradict each other.',
    PARTY_INVALID: 'That number of people is not possible.',
    PLACE_UNKNOWN: 'That place is not known to the network: the search does without it.',
    UNKNOWN_CAPABILITY: 'That activity is not known to the network.',
    EXPERTS_LATER: 'Appointments with mentors are coming soon; for now, ask for a space or a machine.',
    NOTHING_UNDERSTOOD: 'Nothing was understood of this need. Say for instance “meeting room for 6 tomorrow at 10”.',
  },
};

/** True whether or not offers follow: none of them announces a list. */
const nothings: Record<Locale, Record<NothingWhy, string>> = {
  fr: {
    ALREADY_BOOKED: 'Vous avez déjà une réservation à ce moment-là. Choisissez une autre heure.',
    NONE_FREE: 'Tout est pris à ce moment-là. Choisissez une autre heure.',
    NONE_OPEN: 'Les lieux qui conviennent sont fermés à ce moment-là. Choisissez une autre heure.',
    NONE_WITH_CAPABILITY: 'Aucun lieu du réseau ne propose cela pour l’instant.',
    NONE_LARGE_ENOUGH: 'Aucun espace n’est assez grand. Essayez avec moins de monde ou en deux espaces.',
    NONE_NEAR: 'Rien d’aussi proche. Cherchez un peu plus loin.',
    NOT_UNDERSTOOD:
      'Dites ce qu’il vous faut, où et quand, par exemple « découpe laser près de Villeurbanne demain à 14h ».',
    TIME_NOT_BOOKABLE: 'Ce moment ne peut pas être réservé. Choisissez-en un autre.',
  },
  en: {
    ALREADY_BOOKED: 'You already have a booking at that time. Choose another time.',
    NONE_FREE: 'Everything is taken at that time. Choose another time.',
    NONE_OPEN: 'The venues that would do are closed at that time. Choose another time.',
    NONE_WITH_CAPABILITY: 'No venue of the network offers this for now.',
    NONE_LARGE_ENOUGH: 'No space is large enough. Try with fewer people or in two spaces.',
    NONE_NEAR: 'Nothing that near. Look a little farther away.',
    NOT_UNDERSTOOD: 'Say what you need, where and when, such as “laser cutting near Villeurbanne tomorrow at 2 pm”.',
    TIME_NOT_BOOKABLE: 'That time cannot be booked. Choose another one.',
  },
};

const others = {
  fr: {
    taken: 'Cette place n’est plus libre à ce moment-là. Choisissez une autre place ou une autre heure.',
    alreadyYours: 'Vous avez déjà cette réservation. Rien n’a été réservé une deuxième fois.',
    cancelledSince:
      'Cette demande avait bien fait une réservation, mais elle a été annulée depuis. Pour réserver à nouveau, dites votre besoin.',
    endedSince: 'Cette demande avait bien fait une réservation ; elle est terminée.',
    needsPass: 'Une formule est nécessaire pour réserver.',
    byBike: (minutes: number, meters: number) => `${minutes} min à vélo (${kilometres(meters, 'fr')})`,
    onTime: 'à l’heure voulue',
    minutesOff: (minutes: number) => `à ${minutes} min de l’heure voulue`,
    inPass: (hours: string) => `${hours} de votre formule`,
    capacity: (seats: number) => (seats === 1 ? '1 place' : `${seats} places`),
    elsewhere: 'un autre lieu que le vôtre',
    atHome: 'votre lieu habituel',
  },
  en: {
    taken: 'This place is no longer free at that time. Choose another place or another time.',
    alreadyYours: 'You already have this booking. Nothing was booked a second time.',
    cancelledSince: 'This request made a booking that has been cancelled since. To book again, say your need.',
    endedSince: 'This request made a booking that is over now.',
    needsPass: 'A pass is needed to book.',
    byBike: (minutes: number, meters: number) => `${minutes} min by bike (${kilometres(meters, 'en')})`,
    onTime: 'at the time you wanted',
    minutesOff: (minutes: number) => `${minutes} min from the time you wanted`,
    inPass: (hours: string) => `${hours} of your pass`,
    capacity: (seats: number) => (seats === 1 ? 'seats 1' : `seats ${seats}`),
    elsewhere: 'a venue other than yours',
    atHome: 'your usual venue',
  },
};

const numbers = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
};
const kilometres = (meters: number, locale: Locale): string =>
  meters < 950 ? `${Math.round(meters / 50) * 50} m` : `${numbers[locale].format(Math.round(meters / 100) / 10)} km`;

export const faultText = (locale: Locale, code: NeedFaultCode, said: string): string =>
  said ? `« ${said} » : ${faults[locale][code]}` : faults[locale][code];
export const nothingText = (locale: Locale, why: NothingWhy): string => nothings[locale][why];
export const texts = (locale: Locale) => others[locale];
