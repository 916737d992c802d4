import { type Locale } from '#libs/platform';
import { type HoursRefusal } from './hours-change.js';

type Text<Code extends HoursRefusal['code']> = (refusal: Extract<HoursRefusal, { code: Code }>) => string;
type Texts = { readonly [Code in HoursRefusal['code']]: Text<Code> };

const faultsFr = {
  NO_SUCH_WEEKDAY: 'le jour doit être compris entre 1 (lundi) et 7 (dimanche)',
  NOT_WHOLE_MINUTES: 'les heures doivent être des minutes entières',
  ENDS_BEFORE_IT_BEGINS: 'le dernier jour précède le premier',
  TOO_MANY_LINES: 'il y a trop de lignes',
};
const faultsEn = {
  NO_SUCH_WEEKDAY: 'the day must be 1 (Monday) to 7 (Sunday)',
  NOT_WHOLE_MINUTES: 'times must be whole minutes',
  ENDS_BEFORE_IT_BEGINS: 'the last day is before the first',
  TOO_MANY_LINES: 'there are too many lines',
};

const fr: Texts = {
  NOT_FOUND: () => 'Aucun lieu, espace ou fermeture dont vous gérez les horaires ne porte cet identifiant.',
  BAD_HOURS: ({ fault }) => `Ligne ${fault.line + 1} : ${faultsFr[fault.code]}.`,
  REVERSED: () => 'La fin doit être après le début.',
  IN_THE_PAST: () => 'Cette fermeture est déjà passée. Choisissez une fin à venir.',
  NO_REASON: () => 'Indiquez la raison de la fermeture : les membres la verront.',
  REASON_TOO_LONG: () => 'La raison ne doit pas dépasser 200 caractères.',
  TOO_MANY_BOOKINGS: ({ most }) =>
    `Ce changement touche plus de ${most} réservations. Faites-le en plusieurs fois, par exemple semaine par semaine.`,
  KEY_REUSED: () => 'Cette clé d’idempotence a déjà servi pour une autre demande. Utilisez-en une nouvelle.',
};
const en: Texts = {
  NOT_FOUND: () => 'No venue, space or closure whose hours you manage has this id.',
  BAD_HOURS: ({ fault }) => `Line ${fault.line + 1}: ${faultsEn[fault.code]}.`,
  REVERSED: () => 'The end must be after the start.',
  IN_THE_PAST: () => 'This closure is already past. Choose an end to come.',
  NO_REASON: () => 'Give the reason of the closure: members will see it.',
  REASON_TOO_LONG: () => 'The reason must have at most 200 characters.',
  TOO_MANY_BOOKINGS: ({ most }) =>
    `This change touches more than ${most} bookings. Make it in several steps, such as week by week.`,
  KEY_REUSED: () => 'This idempotency key has already been used for another request. Use a new one.',
};

export const hoursRefusalText = (locale: Locale, refusal: HoursRefusal): string =>
  ((locale === 'fr' ? fr : en)[refusal.code] as (refusal: HoursRefusal) => string)(refusal);
