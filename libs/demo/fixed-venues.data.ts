import { type LonLat, type VenueKind } from './town.js';

/** Venues that exist with every seed, so that a laser cutter near Villeurbanne is free at two on any afternoon. */
export interface FixedVenue {
  kind: VenueKind;
  name: string;
  about: string;
  street: string;
  territory: string;
  point: LonLat;
  hours: string;
  lasers: number;
  /** How it learns who came; nobody checks in by default. */
  arrivals?: 'CHECK_IN' | 'PAPER_LIST';
}

export const fixedVenues: Record<string, FixedVenue[]> = {
  lyon: [
    {
      kind: 'FABLAB',
      name: 'La Fabrique des Gratte-Ciel',
      about:
        'Le grand fablab de Villeurbanne, ouvert tous les jours de 8 h à 22 h, fêtes comprises : quatre lasers, un parc d’imprimantes et toujours quelqu’un à l’accueil.',
      street: '14 rue de la Filature',
      territory: '69266',
      point: [4.8831, 45.7689],
      hours: 'LONG_EVERY_DAY',
      lasers: 4,
      arrivals: 'CHECK_IN',
    },
    {
      kind: 'MAKERSPACE',
      name: 'Le Hangar des Hirondelles',
      about: 'Makerspace des Charpennes. Les membres ont la clé, le dimanche aussi.',
      street: '3 passage des Deux-Cours',
      territory: '69266',
      point: [4.8683, 45.7712],
      hours: 'LONG_EVERY_DAY',
      lasers: 2,
      arrivals: 'PAPER_LIST',
    },
    {
      kind: 'FABLAB',
      name: 'Fablab du Halage',
      about: 'Fablab du Carré de Soie, au bord de l’eau, ouvert sept jours sur sept.',
      street: '41 chemin du Halage',
      territory: '69256',
      point: [4.9241, 45.7637],
      hours: 'EVERY_DAY',
      lasers: 2,
    },
    {
      kind: 'SHARED_WORKSHOP',
      name: 'Ateliers du Grand Cèdre',
      about: 'Ateliers de Montchat : bois et laser en libre-service, sept jours sur sept.',
      street: '7 rue des Charpentiers',
      territory: '69383',
      point: [4.8862, 45.7588],
      hours: 'EVERY_DAY',
      lasers: 1,
    },
  ],
};
