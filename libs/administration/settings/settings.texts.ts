import { type Locale } from '#libs/platform';
import { type SettingRefusal } from './settings.types.js';

const texts: Record<Locale, Record<SettingRefusal, string>> = {
  fr: {
    UNKNOWN_KEY: 'Ce réglage n’existe pas.',
    NOT_VALID: 'Cette valeur n’est pas possible pour ce réglage. Vérifiez le champ indiqué.',
    IN_THE_PAST: 'Un réglage ne change jamais pour une date passée. Choisissez une date à venir.',
    TOO_FAR: 'Choisissez une date dans les deux ans.',
    ALREADY_PLANNED: 'Un changement est déjà prévu. Retirez-le d’abord.',
    UNCHANGED: 'C’est déjà la valeur de ce réglage.',
    NOTHING_PLANNED: 'Aucun changement n’est prévu, ou il est déjà en vigueur.',
  },
  en: {
    UNKNOWN_KEY: 'There is no such setting.',
    NOT_VALID: 'This value is not possible for this setting. Check the field that is named.',
    IN_THE_PAST: 'A setting never changes for a past date. Choose a date to come.',
    TOO_FAR: 'Choose a date within two years.',
    ALREADY_PLANNED: 'A change is planned already. Withdraw it first.',
    UNCHANGED: 'This is the value already.',
    NOTHING_PLANNED: 'No change is planned, or it binds already.',
  },
};

export const refusalText = (code: SettingRefusal, locale: Locale): string => texts[locale][code];
