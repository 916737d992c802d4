import { type Locale } from '#libs/platform';
import { type Topic } from './topics.js';

export const topicNames: Record<Locale, Record<Topic | 'DIGEST', string>> = {
  fr: {
    SECURITY: 'Sécurité du compte',
    BOOKINGS: 'Réservations',
    REMINDERS: 'Rappels',
    PROJECTS: 'Projets et équipes',
    VENUES: 'Lieux dont vous vous occupez',
    NETWORK: 'Administration du réseau',
    DIGEST: 'Résumés',
  },
  en: {
    SECURITY: 'Account security',
    BOOKINGS: 'Bookings',
    REMINDERS: 'Reminders',
    PROJECTS: 'Projects and teams',
    VENUES: 'Venues you look after',
    NETWORK: 'Network administration',
    DIGEST: 'Digests',
  },
};

export const secondFactorText: Record<Locale, string> = {
  fr: 'Prouvez votre second facteur pour retrouver vos droits d’administration',
  en: 'Prove your second factor to use your administrator rights',
};

export const fixedPreferenceText: Record<Locale, string> = {
  fr: 'Ces messages vous sont toujours envoyés ainsi.',
  en: 'These messages are always sent this way.',
};
