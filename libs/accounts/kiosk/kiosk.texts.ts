import { type Locale } from '#libs/platform';

export const KIOSK_REFUSALS = ['NOT_MANAGER', 'NOT_FOUND', 'TOO_MANY_KIOSKS', 'TOKEN_INVALID'] as const;
export type KioskRefusal = (typeof KIOSK_REFUSALS)[number];

const texts: Record<Locale, Record<KioskRefusal, string>> = {
  fr: {
    NOT_MANAGER: 'Seuls les responsables du lieu ajoutent et retirent ses écrans.',
    NOT_FOUND: 'Cet écran n’existe pas ou est déjà retiré. Rechargez la page.',
    TOO_MANY_KIOSKS: 'Ce lieu a déjà vingt écrans. Retirez-en un.',
    TOKEN_INVALID: 'Ce lien n’est pas valable, ou l’écran a été retiré. Demandez-en un autre à un responsable du lieu.',
  },
  en: {
    NOT_MANAGER: 'Only the managers of the venue add and revoke its screens.',
    NOT_FOUND: 'This screen does not exist or is revoked already. Reload the page.',
    TOO_MANY_KIOSKS: 'This venue has twenty screens already. Revoke one of them.',
    TOKEN_INVALID: 'This link is not valid, or the screen was revoked. Ask a manager of the venue for another one.',
  },
};

export const kioskRefusalText = (code: KioskRefusal, locale: Locale): string => texts[locale][code];
