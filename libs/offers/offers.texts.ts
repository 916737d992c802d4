import { type Locale } from '#libs/platform';
import { type NeedFaultCode } from './need.types.js';
import { type NothingWhy } from './offer.types.js';

const faults: Record<Locale, Record<NeedFaultCode, string>> = {
  fr: {
    TEXT_CUT: 'Le texte est trop long. Seul le début a été lu.',
    TIME_PAST: 'Cette heure est passée.',
    TIME_NONEXISTENT: 'Cette heure n’existe pas ce jour-là (passage à l’heure d’été) : l’heure suivante est proposée.',
    TIME_AMBIGUOUS: 'Cette heure existe deux fois ce jour-là (passage à l’heure d’hiver) : la première est retenue.',
    BEYOND_HORIZON: 'Les réservations ne sont pas encore ouvertes pour cette date.',
    TOO_LONG: 'C’est plus long que la durée maximale.',
    TOO_SHORT: 'C’est plus court que la durée minimale.',
    OFF_GRID: 'Les réservations commencent et durent à pas fixes : l’horaire le plus proche est retenu.',
    REVERSED: 'La fin est avant le début : seul le début est retenu.',
    DATE_INVALID: 'Cette date n’existe pas.',
    HOUR_INVALID: 'Cette heure n’existe pas.',
    CONTRADICTION: 'Deux indications se contredisent.',
    PARTY_INVALID: 'Ce nombre de personnes n’est pas possible.',
    PLACE_UNKNOWN: 'Ce lieu n’est pas connu du réseau : la recherche n’en tient pas compte.',
    UNKNOWN_CAPABILITY: 'Cette activité n’est pas connue du réseau.',
    NOTHING_UNDERSTOOD:
      'La demande n’a pas été comprise. Écrivez par exemple « salle de réunion pour 6 demain à 10h ».',
  },
  en: {
    TEXT_CUT: 'The text is too long. Only its beginning was read.',
    TIME_PAST: 'That time has passed.',
    TIME_NONEXISTENT: 'That hour does not exist on that day (clocks go forward): the next hour is used.',
    TIME_AMBIGUOUS: 'That hour happens twice on that day (clocks go back): the first one is used.',
    BEYOND_HORIZON: 'Bookings for that date are not possible yet.',
    TOO_LONG: 'That is longer than the maximum.',
    TOO_SHORT: 'That is shorter than the minimum.',
    OFF_GRID: 'Bookings start and end in fixed steps: the nearest time is used.',
    REVERSED: 'The end is before the start: only the start is used.',
    DATE_INVALID: 'That date does not exist.',
    HOUR_INVALID: 'That hour does not exist.',
    CONTRADICTION: 'Two indications contradict each other.',
    PARTY_INVALID: 'That number of people is not possible.',
    PLACE_UNKNOWN: 'That place is not known to the network: the search does without it.',
    UNKNOWN_CAPABILITY: 'That activity is not known to the network.',
    NOTHING_UNDERSTOOD: 'The need was not understood. Write for example “meeting room for 6 tomorrow at 10”.',
  },
};

/** Each text is true whether or not alternatives follow, so none announces a list. */
const nothings: Record<Locale, Record<NothingWhy, string>> = {
  fr: {
    ALREADY_BOOKED: 'Vous avez déjà une réservation à ce moment-là. Choisissez une autre heure.',
    NONE_FREE: 'Tout est pris à ce moment-là. Choisissez une autre heure.',
    NONE_OPEN: 'Les lieux qui conviennent sont fermés à ce moment-là. Choisissez une autre heure.',
    NONE_WITH_CAPABILITY: 'Aucun lieu du réseau ne propose cela pour l’instant.',
    NONE_LARGE_ENOUGH: 'Aucun espace n’est assez grand. Essayez avec moins de personnes ou plusieurs espaces.',
    NO_MENTOR: 'Aucun mentor du réseau n’aide sur ce sujet pour l’instant. Essayez un sujet plus large.',
    MENTORS_BUSY: 'Aucun mentor n’est libre à ce moment-là. Choisissez une période plus large.',
    NONE_NEAR: 'Rien d’aussi proche. Cherchez plus loin.',
    NOT_UNDERSTOOD:
      'Écrivez ce qu’il vous faut, où et quand, par exemple « découpe laser près de Villeurbanne demain à 14h ».',
    TIME_NOT_BOOKABLE: 'Ce moment ne peut pas être réservé. Choisissez-en un autre.',
  },
  en: {
    ALREADY_BOOKED: 'You already have a booking at that time. Choose another time.',
    NONE_FREE: 'Everything is taken at that time. Choose another time.',
    NONE_OPEN: 'The suitable venues are closed at that time. Choose another time.',
    NONE_WITH_CAPABILITY: 'No venue of the network offers this for now.',
    NONE_LARGE_ENOUGH: 'No space is large enough. Try fewer people or several spaces.',
    NO_MENTOR: 'No mentor of the network helps with this subject for now. Try a wider subject.',
    MENTORS_BUSY: 'No mentor is free at that time. Choose a wider period.',
    NONE_NEAR: 'Nothing is that near. Search farther away.',
    NOT_UNDERSTOOD: 'Write what you need, where and when, such as “laser cutting near Villeurbanne tomorrow at 2 pm”.',
    TIME_NOT_BOOKABLE: 'That time cannot be booked. Choose another one.',
  },
};

const others = {
  fr: {
    taken: 'Cet espace n’est plus libre à cette heure-là. Choisissez un autre espace ou une autre heure.',
    takenTogether: (space: string) =>
      `« ${space} » n’est plus libre à cette heure-là. Rien n’a été réservé : retirez cet espace ou choisissez-en un autre.`,
    alreadyYours: 'Vous avez déjà cette réservation. Rien n’a été réservé une deuxième fois.',
    cancelledSince:
      'La réservation faite par cette demande a été annulée depuis. Pour réserver à nouveau, refaites votre demande.',
    endedSince: 'La réservation faite par cette demande est terminée.',
    needsPass: 'Une formule est nécessaire pour réserver.',
    needsTraining: (title: string, next: string | null) =>
      next === null
        ? `Il faut l’attestation « ${title} ». Aucune séance n’a de place pour l’instant : demandez au lieu.`
        : `Il faut l’attestation « ${title} ». Prochaine séance avec une place : ${next}.`,
    tooYoung: 'Cet espace est réservé aux adultes : à cette date, vous n’aurez pas encore 18 ans.',
    needsGuardian: 'Vous avez moins de 18 ans : votre responsable légal doit d’abord donner son accord.',
    needsAdult: 'Cet espace est réservé aux adultes. Déclarez que vous avez 18 ans ou plus.',
    byBike: (minutes: number, meters: number) => `${minutes} min à vélo (${kilometres(meters, 'fr')})`,
    onTime: 'à l’heure voulue',
    minutesOff: (minutes: number) => `à ${minutes} min de l’heure voulue`,
    inPass: (hours: string) => `${hours} de votre formule`,
    capacity: (seats: number) => (seats === 1 ? '1 place' : `${seats} places`),
    elsewhere: 'un autre lieu que le vôtre',
    atHome: 'votre lieu habituel',
    withSkill: (skill: string, level: number) => `${skill}, niveau ${level} sur 3`,
    anySkill: 'aide sur des sujets variés',
    atStage: 'connaît l’étape de votre projet',
    otherStage: 'plutôt à l’aise à d’autres étapes',
    soon: (hours: number) => (hours < 48 ? `dans ${hours} h` : `dans ${Math.round(hours / 24)} jours`),
    hasTime: (hours: string) => `encore ${hours} cette semaine-là`,
    fromAfar: { VIDEO: 'en visio', PHONE: 'par téléphone' },
    otherVenue: 'vient d’un autre lieu que le vôtre',
  },
  en: {
    taken: 'This space is no longer free at that time. Choose another space or another time.',
    takenTogether: (space: string) =>
      `“${space}” is no longer free at that time. Nothing was booked: remove this space or choose another one.`,
    alreadyYours: 'You already have this booking. Nothing was booked a second time.',
    cancelledSince: 'The booking made by this request has been cancelled since. To book again, search again.',
    endedSince: 'The booking made by this request has ended.',
    needsPass: 'A pass is needed to book.',
    needsTraining: (title: string, next: string | null) =>
      next === null
        ? `The certificate “${title}” is needed. No session has a place for now: ask the venue.`
        : `The certificate “${title}” is needed. Next session with a place: ${next}.`,
    tooYoung: 'This space is for adults only: at that time you will not be 18 yet.',
    needsGuardian: 'You are under 18: your guardian has to agree first.',
    needsAdult: 'This space is for adults only. Declare that you are 18 or older.',
    byBike: (minutes: number, meters: number) => `${minutes} min by bike (${kilometres(meters, 'en')})`,
    onTime: 'at the time you wanted',
    minutesOff: (minutes: number) => `${minutes} min from the time you wanted`,
    inPass: (hours: string) => `${hours} of your pass`,
    capacity: (seats: number) => (seats === 1 ? 'seats 1' : `seats ${seats}`),
    elsewhere: 'a venue other than yours',
    atHome: 'your usual venue',
    withSkill: (skill: string, level: number) => `${skill}, level ${level} of 3`,
    anySkill: 'helps with various subjects',
    atStage: 'knows the stage of your project',
    otherStage: 'more at ease with other stages',
    soon: (hours: number) => (hours < 48 ? `in ${hours} h` : `in ${Math.round(hours / 24)} days`),
    hasTime: (hours: string) => `${hours} left that week`,
    fromAfar: { VIDEO: 'by video', PHONE: 'by phone' },
    otherVenue: 'comes from a venue other than yours',
  },
};

const numbers = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
};
const kilometres = (meters: number, locale: Locale): string =>
  meters < 950 ? `${Math.round(meters / 50) * 50} m` : `${numbers[locale].format(Math.round(meters / 100) / 10)} km`;

export const faultText = (locale: Locale, code: NeedFaultCode, phrase: string): string =>
  phrase ? `« ${phrase} » : ${faults[locale][code]}` : faults[locale][code];
export const nothingText = (locale: Locale, reason: NothingWhy): string => nothings[locale][reason];
export const texts = (locale: Locale) => others[locale];
