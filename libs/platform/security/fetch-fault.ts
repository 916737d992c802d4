import { type Locale } from '../graphql/viewer.js';

export const FETCH_FAULTS = [
  'BAD_ADDRESS',
  'NOT_HTTPS',
  'CREDENTIALS',
  'PRIVATE_ADDRESS',
  'HOST_NOT_FOUND',
  'UNREACHABLE',
  'TOO_MANY_REDIRECTS',
  'REFUSED_BY_SERVER',
  'NOT_FOUND_THERE',
  'WRONG_TYPE',
  'TOO_LARGE',
  'TOO_SLOW',
  'UNREADABLE',
] as const;
/** Why nothing was fetched. */
export type FetchFaultCode = (typeof FETCH_FAULTS)[number];

const texts: Record<Locale, Record<FetchFaultCode, string>> = {
  fr: {
    BAD_ADDRESS: 'Ce n’est pas une adresse web. Copiez l’adresse entière, qui commence par https://.',
    NOT_HTTPS: 'L’adresse doit commencer par https://. Copiez l’adresse sécurisée de l’agenda.',
    CREDENTIALS: 'L’adresse contient un nom ou un mot de passe. Utilisez l’adresse secrète que l’agenda propose.',
    PRIVATE_ADDRESS:
      'Cette adresse n’est pas sur l’internet public. Utilisez une adresse que tout le monde peut joindre.',
    HOST_NOT_FOUND: 'Ce serveur est introuvable. Vérifiez l’adresse.',
    UNREACHABLE: 'Ce serveur ne répond pas, ou pas de façon sûre. Réessayez plus tard ou vérifiez l’adresse.',
    TOO_MANY_REDIRECTS: 'Cette adresse renvoie trop souvent ailleurs. Copiez l’adresse finale.',
    REFUSED_BY_SERVER: 'Ce serveur refuse de répondre. Vérifiez que l’agenda est partagé par une adresse secrète.',
    NOT_FOUND_THERE: 'Il n’y a plus rien à cette adresse. Copiez de nouveau l’adresse de l’agenda.',
    WRONG_TYPE: 'Cette adresse ne mène pas à un agenda (fichier .ics). Copiez l’adresse au format iCal.',
    TOO_LARGE: 'Ce fichier est trop grand. Partagez un agenda plus petit, par exemple sans les années passées.',
    TOO_SLOW: 'Ce serveur répond trop lentement. Réessayez plus tard.',
    UNREADABLE: 'Ce fichier est abîmé et ne peut pas être lu. Réessayez plus tard ou exportez l’agenda de nouveau.',
  },
  en: {
    BAD_ADDRESS: 'This is not a web address. Copy the whole address, which starts with https://.',
    NOT_HTTPS: 'The address must start with https://. Copy the secure address of the calendar.',
    CREDENTIALS: 'The address contains a name or a password. Use the secret address that the calendar offers.',
    PRIVATE_ADDRESS: 'This address is not on the public internet. Use an address that everybody can reach.',
    HOST_NOT_FOUND: 'There is no such server. Check the address.',
    UNREACHABLE: 'The server does not answer, or not securely. Try again later or check the address.',
    TOO_MANY_REDIRECTS: 'This address redirects too often. Copy the final address.',
    REFUSED_BY_SERVER: 'The server refuses to answer. Check that the calendar is shared by a secret address.',
    NOT_FOUND_THERE: 'Nothing is at this address any more. Copy the address of the calendar again.',
    WRONG_TYPE: 'This address does not lead to a calendar (an .ics file). Copy the address in iCal format.',
    TOO_LARGE: 'The file is too large. Share a smaller calendar, for example without past years.',
    TOO_SLOW: 'The server answers too slowly. Try again later.',
    UNREADABLE: 'The file is damaged and cannot be read. Try again later or export the calendar again.',
  },
};

/** What happened and what to do, for people. */
export const fetchFaultText = (locale: Locale, code: FetchFaultCode): string => texts[locale][code];

/** Nothing was fetched. The message never contains the address, which may be a secret. */
export class FetchFault extends Error {
  constructor(
    readonly code: FetchFaultCode,
    options?: ErrorOptions,
  ) {
    super(fetchFaultText('en', code), options);
  }
}
