import { type VenueKind } from './town.js';

/** The minimum and maximum of a kind of space; a share is the probability that there is one. */
export interface SpaceRecipe {
  deskAreas: readonly [number, number];
  booths: readonly [number, number];
  offices: readonly [number, number];
  smallRooms: readonly [number, number];
  largeRooms: readonly [number, number];
  hallShare: number;
  workshops: readonly [number, number];
  machines: readonly [number, number];
}

export interface VenueKindProfile {
  names: string[];
  about: string[];
  spaces: SpaceRecipe;
  /** Keys of the opening profiles, with their weights. */
  hours: (readonly [string, number])[];
  legalForms: (readonly [string, number])[];
  equipment: string[];
}

const everyday = [
  'wifi',
  'coffee',
  'printer',
  'kitchenette',
  'parking-bike',
  'lockers',
  'fibre',
  'air-conditioning',
  'terrace',
  'shower',
  'lift',
];
const maker = ['wifi', 'coffee', 'parking-bike', 'lockers', 'kitchenette', 'parking-car', 'terrace', 'child-corner'];
const business = [
  'wifi',
  'fibre',
  'coffee',
  'printer',
  'document-scanner',
  'parking-car',
  'charging-station',
  'lift',
  'air-conditioning',
  'catering',
];

/** Patterns of names, with {thing} {complement} {tree} {quarter} {street} filled in. */
// prettier-ignore
export const venueKindProfiles: Record<VenueKind, VenueKindProfile> = {
  COWORKING: {
    names: ['{thing} {complement}', '{thing} {complement}', '{thing} de {quarter}', 'Coworking {tree}', '{thing}, {quarter}'],
    about: [
      'Espace de travail partagé au calme le matin, plus bavard après le déjeuner.',
      'Une ancienne imprimerie, de grandes tables et une cour où l’on déjeune ensemble le jeudi.',
      'Trois plateaux, des gens de tous métiers et du café qui ne manque jamais.',
      'Coworking de quartier tenu par ses usagers. On y vient pour une heure ou pour l’année.',
      'Lumière des deux côtés, places au silence à l’étage, cuisine commune au rez-de-chaussée.',
    ],
    spaces: { deskAreas: [2, 3], booths: [1, 2], offices: [1, 2], smallRooms: [1, 3], largeRooms: [1, 2], hallShare: 0.4, workshops: [0, 1], machines: [0, 0] },
    hours: [['OFFICE_LONG', 5], ['OFFICE', 4], ['OFFICE_SATURDAY', 3], ['EVERY_DAY', 1.5], ['ALWAYS', 0.5]],
    legalForms: [['SAS', 4], ['SARL', 3], ['Association', 3], ['SCIC', 2]],
    equipment: everyday,
  },
  FABLAB: {
    names: ['Fablab {tree}', 'La Fabrique {complement}', 'Fablab {quarter}', 'Fablab {thing}'],
    about: [
      'Laboratoire de fabrication ouvert à tous : on vient avec une idée, on repart avec un objet.',
      'Machines numériques, animateurs patients et une matériauthèque de récupération.',
      'Fablab associatif. Soirées ouvertes pour apprendre, journées réservables pour produire.',
    ],
    spaces: { deskAreas: [1, 1], booths: [0, 0], offices: [0, 1], smallRooms: [1, 1], largeRooms: [0, 1], hallShare: 0.1, workshops: [2, 3], machines: [8, 11] },
    hours: [['MAKERS', 4], ['MAKERS_LATE', 4], ['EVERY_DAY', 1]],
    legalForms: [['Association', 6], ['SCIC', 2], ['Établissement public', 1]],
    equipment: maker,
  },
  STARTUP_CENTRE: {
    names: ['Pépinière {tree}', 'Pépinière {quarter}', 'Pépinière d’entreprises {thing}'],
    about: [
      'Bureaux pour jeunes entreprises, accueil partagé, conseils au bout du couloir.',
      'Pépinière de la métropole : on y entre à deux, on en sort à dix.',
      'Des bureaux simples, des salles à la demande et des voisins qui ont eu les mêmes problèmes.',
    ],
    spaces: { deskAreas: [1, 1], booths: [0, 1], offices: [4, 7], smallRooms: [1, 2], largeRooms: [1, 1], hallShare: 0.4, workshops: [0, 1], machines: [0, 0] },
    hours: [['OFFICE', 6], ['OFFICE_LONG', 3]],
    legalForms: [['Établissement public', 4], ['Association', 3], ['SEM', 2]],
    equipment: business,
  },
  SHARED_WORKSHOP: {
    names: ['Ateliers {tree}', 'Les Ateliers de {quarter}', '{thing} {complement}, ateliers partagés', 'L’Atelier {complement}'],
    about: [
      'Ateliers d’artisans qui ouvrent leurs établis quand ils ne s’en servent pas.',
      'Bois, métal, textile : chacun sa travée, les machines en commun.',
      'Un ancien entrepôt partagé par des artisans et des artistes.',
      'On y apprend en regardant faire ; les outils se rendent propres.',
    ],
    spaces: { deskAreas: [0, 1], booths: [0, 0], offices: [0, 1], smallRooms: [0, 1], largeRooms: [0, 1], hallShare: 0.15, workshops: [3, 5], machines: [2, 4] },
    hours: [['WORKSHOP', 5], ['MAKERS', 2], ['WORKSHOP_SPLIT', 2]],
    legalForms: [['Association', 4], ['SARL', 2], ['Entreprise individuelle', 3], ['SCOP', 2]],
    equipment: maker,
  },
  MAKERSPACE: {
    names: ['Makerspace {complement}', 'Le Hangar {tree}', 'Makerspace {quarter}'],
    about: [
      'Un hangar, des machines, des bricoleurs. Les membres forment les membres.',
      'Électronique et mécanique, portes ouvertes le mardi soir.',
    ],
    spaces: { deskAreas: [1, 1], booths: [0, 0], offices: [0, 0], smallRooms: [0, 1], largeRooms: [0, 1], hallShare: 0.2, workshops: [3, 4], machines: [5, 8] },
    hours: [['MAKERS_LATE', 4], ['EVERY_DAY', 1]],
    legalForms: [['Association', 5], ['SCOP', 1]],
    equipment: maker,
  },
  INCUBATOR: {
    names: ['Incubateur {thing}', 'Incubateur {tree}', '{thing} {complement}, incubateur', 'Incubateur {quarter}'],
    about: [
      'Neuf mois pour passer de l’idée au premier client, avec des pairs et un référent.',
      'Incubateur généraliste adossé aux écoles du quartier.',
      'Projets sociaux et écologiques, promotions de douze équipes.',
      'Santé, logiciel, objets : un plateau commun et des salles pour recevoir.',
      'Accompagnement des créateurs du quartier, diplômés ou non.',
    ],
    spaces: { deskAreas: [1, 2], booths: [0, 2], offices: [2, 3], smallRooms: [1, 3], largeRooms: [1, 2], hallShare: 0.35, workshops: [0, 1], machines: [0, 1] },
    hours: [['OFFICE', 5], ['OFFICE_LONG', 4], ['OFFICE_SATURDAY', 1]],
    legalForms: [['Association', 5], ['SAS', 3], ['Établissement public', 2]],
    equipment: everyday,
  },
  ACCELERATOR: {
    names: ['Accélérateur {thing}', 'Accélérateur {tree}', '{thing} {complement}, accélérateur'],
    about: [
      'Pour les entreprises de plus de trois ans qui changent d’échelle.',
      'Programme de six mois, salles de revue et mentors présents le mercredi.',
    ],
    spaces: { deskAreas: [1, 2], booths: [1, 2], offices: [2, 4], smallRooms: [2, 3], largeRooms: [1, 2], hallShare: 0.6, workshops: [0, 0], machines: [0, 0] },
    hours: [['OFFICE_LONG', 5], ['OFFICE', 2]],
    legalForms: [['SAS', 4], ['Association', 2]],
    equipment: business,
  },
  BUSINESS_CENTRE: {
    names: ['Centre d’affaires {quarter}', 'Centre d’affaires {tree}', '{thing}, centre d’affaires', 'Bureaux {tree}'],
    about: [
      'Accueil du matin au soir, salles équipées, bureaux à l’heure.',
      'À deux pas du métro. Réunions, entretiens et domiciliation.',
      'Des salles sobres, une visioconférence qui marche, un parking.',
    ],
    spaces: { deskAreas: [1, 1], booths: [0, 2], offices: [3, 5], smallRooms: [2, 4], largeRooms: [1, 2], hallShare: 0.25, workshops: [0, 0], machines: [0, 0] },
    hours: [['BUSINESS', 6], ['OFFICE', 3], ['BUSINESS_SATURDAY', 2]],
    legalForms: [['SAS', 6], ['SARL', 3]],
    equipment: business,
  },
};

/** A second sentence for any kind. */
// prettier-ignore
export const venueAsides = [
  'Entrée par la cour.', 'Métro à cinq minutes à pied.', 'Tram devant la porte.', 'Déjeuner en commun le jeudi.', 'Un chat, officiellement toléré.',
  'On se tutoie.', 'Accueil jusqu’à midi, code ensuite.', 'Vélos à l’abri dans la cour.', 'Trois marches à l’entrée, rampe sur demande.',
  'Ancienne teinturerie réhabilitée par ses usagers.', 'Au fond du passage, deuxième porte.', 'Vue sur les toits au dernier étage.',
  'Bibliothèque prêtée, pas vendue.', 'Petit déjeuner des nouveaux le premier lundi du mois.', 'Potager en bacs sur la terrasse.',
  'Frigo partagé, vaisselle faite par chacun.', 'Une salle au rez-de-chaussée pour recevoir.', 'Quartier calme, boulangerie en face.',
  'Rénové l’an dernier avec des matériaux de réemploi.', 'Permanence juridique un mardi sur deux.', '',
];
