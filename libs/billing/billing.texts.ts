import { type LocalizedText, type Locale } from '#libs/platform';
import { type BillableCharge } from './rules/invoice-plan.js';

const USES: Record<string, LocalizedText> = {
  DESK: { fr: 'Heures de poste de travail', en: 'Desk hours' },
  BOOTH: { fr: 'Heures de cabine', en: 'Booth hours' },
  SMALL_ROOM: { fr: 'Heures de petite salle', en: 'Small room hours' },
  LARGE_ROOM: { fr: 'Heures de grande salle', en: 'Large room hours' },
  OFFICE: { fr: 'Heures de bureau', en: 'Office hours' },
  EVENT_HALL: { fr: 'Heures de salle d’événement', en: 'Event hall hours' },
  PRINTER_3D: { fr: 'Heures d’imprimante 3D', en: '3D printer hours' },
  LASER_CUTTER: { fr: 'Heures de découpeuse laser', en: 'Laser cutter hours' },
  MACHINE: { fr: 'Heures de machine', en: 'Machine hours' },
  WORKSHOP: { fr: 'Heures d’atelier', en: 'Workshop hours' },
};
const OTHERS: Record<Exclude<BillableCharge['kind'], 'USE'>, LocalizedText> = {
  FEE: { fr: 'Annulation tardive ou absence', en: 'Late cancellation or no-show' },
  SUBSCRIPTION: { fr: 'Abonnement mensuel', en: 'Monthly subscription' },
  PACK: { fr: 'Carnet d’heures', en: 'Pack of hours' },
  ADMISSION: { fr: 'Participation', en: 'Admission' },
  COMPENSATION: {
    fr: 'Dédommagement pour une annulation par le lieu',
    en: 'Compensation for a cancellation by the venue',
  },
};

/** What a line of an invoice is for. */
export function lineName({ kind, tariffClass, planNames }: BillableCharge, locale: Locale): string {
  if (kind !== 'USE') return kind === 'SUBSCRIPTION' && planNames ? planNames[locale] : OTHERS[kind][locale];
  return (USES[tariffClass ?? ''] ?? { fr: 'Heures réservées', en: 'Booked hours' })[locale];
}

/** Why a member who has not paid can book nothing more. */
export const unpaidReason = (number: string, locale: Locale): string =>
  locale === 'fr'
    ? `La facture ${number} n’est pas payée. Payez-la sur la page Factures pour réserver à nouveau.`
    : `Invoice ${number} is not paid. Pay it on the page Invoices to book again.`;

export const PAY_REFUSALS = ['NOT_FOUND', 'ALREADY_PAID', 'UNDER_WAY', 'DECLINED'] as const;
export type PayRefusal = (typeof PAY_REFUSALS)[number];
const PAY: Record<PayRefusal, LocalizedText> = {
  NOT_FOUND: { fr: 'Vous n’avez pas cette facture.', en: 'You have no such invoice.' },
  ALREADY_PAID: { fr: 'Cette facture est déjà payée.', en: 'This invoice is paid already.' },
  UNDER_WAY: {
    fr: 'Un paiement est déjà en cours. Regardez de nouveau dans quelques minutes.',
    en: 'A payment is under way already. Look again in a few minutes.',
  },
  DECLINED: {
    fr: 'La banque a refusé le paiement. Essayez avec une autre carte.',
    en: 'The bank declined the payment. Try another card.',
  },
};
export const payRefusalText = (code: PayRefusal, locale: Locale): string => PAY[code][locale];

export const CLOSE_REFUSALS = ['NOT_ENDED', 'ALREADY_STARTED', 'NO_ISSUER', 'NOT_PARKED'] as const;
export type CloseRefusal = (typeof CLOSE_REFUSALS)[number];
const CLOSE: Record<CloseRefusal, LocalizedText> = {
  NOT_ENDED: { fr: 'Ce mois n’est pas terminé.', en: 'This month has not ended.' },
  ALREADY_STARTED: { fr: 'La clôture de ce mois a déjà commencé.', en: 'The close of this month has already begun.' },
  NO_ISSUER: {
    fr: 'Indiquez d’abord qui émet les factures du réseau.',
    en: 'First say who issues the invoices of the network.',
  },
  NOT_PARKED: { fr: 'Ce compte n’est pas mis de côté.', en: 'This account is not parked.' },
};
export const closeRefusalText = (code: CloseRefusal, locale: Locale): string => CLOSE[code][locale];

const FILES = {
  NOT_FOUND: { fr: 'Vous n’avez pas cette facture.', en: 'You have no such invoice.' },
  TOO_OFTEN: {
    fr: 'Vous avez ouvert beaucoup de factures. Réessayez dans une heure.',
    en: 'You opened many invoices. Try again in an hour.',
  },
} satisfies Record<string, LocalizedText>;
export const fileRefusalText = (code: keyof typeof FILES, locale: Locale): string => FILES[code][locale];
