/**
 * Weekly hours: `days opens-closes`, several for a day with a break; Monday is 1. `+fêtes`: open on public holidays.
 */
export const openingProfiles: Record<string, string> = {
  OFFICE: '12345 08:30-18:30',
  OFFICE_LONG: '12345 08:00-20:00',
  OFFICE_SATURDAY: '12345 08:00-19:30, 6 09:00-13:00',
  BUSINESS: '12345 07:30-19:30',
  BUSINESS_SATURDAY: '12345 07:30-20:00, 6 08:30-17:00',
  EVERY_DAY: '12345 08:00-21:00, 67 09:00-20:00, +fêtes',
  LONG_EVERY_DAY: '1234567 08:00-22:00, +fêtes',
  ALWAYS: '1234567 00:00-24:00, +fêtes',
  MAKERS: '23456 10:00-19:00',
  MAKERS_LATE: '2356 10:00-19:00, 4 10:00-22:00, 1 14:00-18:00',
  WORKSHOP: '12345 08:00-20:00, 6 09:00-18:00',
  WORKSHOP_SPLIT: '12345 08:30-12:30, 12345 13:30-19:00, 6 09:00-12:30',
};

/** Spaces with their own hours. */
export const ownProfiles: Record<'EVENING_HALL' | 'MANNED_MACHINE', string> = {
  EVENING_HALL: '12345 09:00-23:00, 6 10:00-24:00',
  MANNED_MACHINE: '2345 14:00-18:30',
};

// prettier-ignore
export const closureReasons = [
  'Travaux d’électricité', 'Congés d’hiver', 'Inventaire', 'Remplacement du chauffage', 'Assemblée générale', 'Tournage dans les locaux',
];
// prettier-ignore
export const maintenanceReasons = ['Entretien du tube laser', 'Révision annuelle', 'Pièce en commande', 'Nettoyage des optiques', 'Changement de courroie'];
