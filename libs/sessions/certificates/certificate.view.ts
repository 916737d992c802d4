import { type Locale, make } from '#libs/platform';
import { type CertificateRow, type TrainingRow } from './certificate.queries.js';
import { Certificate, type CertificateRefusalCode, CertificateRefused, Training } from './certificate.types.js';

export const trainingView = ({ id, reference, titleFr, titleEn }: TrainingRow, locale: Locale): Training =>
  make(Training, { id, reference, title: locale === 'fr' ? titleFr : titleEn });

export function certificateView(row: CertificateRow, now: Temporal.Instant): Certificate {
  const { expiresAt: _, ...shown } = row;
  const valid = row.withdrawnAt === null && Temporal.Instant.compare(now, row.validUntil) < 0;
  return make(Certificate, { ...shown, valid });
}

const refusals: Record<Locale, Record<CertificateRefusalCode, string>> = {
  fr: {
    NOT_FOUND: 'Cette personne, cette formation ou cette attestation n’existe pas ici.',
    NOT_STAFF: 'Seule l’équipe du lieu qui délivre l’attestation peut faire cela.',
    KEY_REUSED: 'Cette clé d’idempotence a déjà été utilisée pour une autre demande. Utilisez-en une nouvelle.',
  },
  en: {
    NOT_FOUND: 'This person, training or certificate does not exist here.',
    NOT_STAFF: 'Only the staff of the venue that gives the certificate can do this.',
    KEY_REUSED: 'This idempotency key has already been used for another request. Use a new one.',
  },
};

/** The same answer for people who are members and for others. */
export const requestedText: Record<Locale, string> = {
  fr: 'Si cette adresse est celle d’un membre du réseau, son attestation est dans la liste.',
  en: 'If this address belongs to a member of the network, their certificate is in the list.',
};

export const certificateRefused = (locale: Locale, code: CertificateRefusalCode): CertificateRefused =>
  make(CertificateRefused, { code, message: refusals[locale][code] });
