import type { SpaceKind, VenueKind } from './kinds.js';

/**
 * The words of a third place as data: capabilities, equipment, and the names that people use for spaces and venues.
 * They fill the vocabulary tables, and serve the reading of needs and the demo.
 */
export type TariffClass =
  'DESK' | 'BOOTH' | 'SMALL_ROOM' | 'LARGE_ROOM' | 'EVENT_HALL' | 'PRINTER_3D' | 'LASER_CUTTER' | 'MACHINE';
export interface Wording {
  label: { fr: string; en: string };
  words: { fr: string[]; en: string[] };
}
export interface CapabilityWords extends Wording {
  code: string;
  spaceKind: SpaceKind;
  tariffClass: TariffClass;
}
export interface EquipmentWords extends Wording {
  code: string;
}
/** `words` name only this kind; `loose` words ("salle", "atelier") give way to a capability named beside them. */
export interface SpaceKindWords extends Wording {
  kind: SpaceKind;
  loose: { fr: string[]; en: string[] };
}
export interface VenueKindWords extends Wording {
  kind: VenueKind;
}

type Row<Code> = [code: Code, fr: string, en: string, wordsFr: string, wordsEn: string];
const list = (text: string): string[] => (text === '' ? [] : text.split(', '));
/** Labels and words as a table row below: words are separated by commas. */
export const wording = (fr: string, en: string, wordsFr: string, wordsEn: string): Wording => ({
  label: { fr, en },
  words: { fr: list(wordsFr), en: list(wordsEn) },
});

// prettier-ignore
const capabilityRows: [...Row<string>, SpaceKind, TariffClass][] = [
  ['laser-cutting', 'Découpe laser', 'Laser cutting', 'graveuse, découpeuse laser, laser, graver au laser, graver du bois, graver du bois au laser, gravure laser, graveuse laser, découper au laser, découper du bois, découper du plexi, découpe', 'laser cutter, laser engraving, laser engraver', 'MACHINE', 'LASER_CUTTER'],
  ['3d-printing', 'Impression 3D', '3D printing', 'imprimante 3D, imprimer en 3D, pièce en 3D, objet en 3D, boîtier en 3D, imprimer une pièce, imprimer une pièce en résine, imprimer en résine, fabrication additive, FDM, impression résine', '3D printer, 3D print, additive manufacturing', 'MACHINE', 'PRINTER_3D'],
  ['3d-scanning', 'Numérisation 3D', '3D scanning', 'scanner 3D, scan 3D, scanner un objet', '3D scanner', 'MACHINE', 'MACHINE'],
  ['cnc-milling', 'Fraisage numérique', 'CNC milling', 'fraiseuse, fraiseuse numérique, fraiseuse à commande numérique, CNC, défonceuse numérique, fraisage, usinage, commande numérique', 'CNC router, CNC machine, milling machine, milling', 'MACHINE', 'MACHINE'],
  ['vinyl-cutting', 'Découpe vinyle', 'Vinyl cutting', 'découpeuse vinyle, plotter de découpe, vinyle, stickers, autocollants, flocage', 'vinyl cutter, stickers', 'MACHINE', 'MACHINE'],
  ['large-format-printing', 'Impression grand format', 'Large-format printing', 'imprimante grand format, affiches en grand format, imprimer en grand format, traceur, affiches, imprimer des affiches, tirage grand format, kakémono', 'large format printer, plotter, poster printing, posters, print posters', 'MACHINE', 'MACHINE'],
  ['thermoforming', 'Thermoformage', 'Thermoforming', 'thermoformeuse, thermoformer', 'vacuum forming, thermoformer', 'MACHINE', 'MACHINE'],
  ['moulding', 'Moulage', 'Moulding', 'moulage silicone, coulée de résine, moule', 'molding, casting, resin casting', 'WORKSHOP', 'MACHINE'],
  ['electronics', 'Électronique', 'Electronics', 'électronique, paillasse électronique, oscilloscope, arduino, circuit imprimé, prototypage électronique', 'electronics bench, oscilloscope, pcb', 'WORKSHOP', 'MACHINE'],
  ['soldering', 'Soudure électronique', 'Soldering', 'fer à souder, station de soudage, souder une carte, soudage de composants', 'soldering iron, soldering station, solder, circuit board', 'WORKSHOP', 'MACHINE'],
  ['sewing', 'Couture', 'Sewing', 'machine à coudre, coudre, surjeteuse, surjet, couturière', 'sewing machine, serger, overlocker', 'MACHINE', 'MACHINE'],
  ['embroidery', 'Broderie', 'Embroidery', 'brodeuse, brodeuse numérique, machine à broder, broder', 'embroidery machine', 'MACHINE', 'MACHINE'],
  ['weaving', 'Tissage', 'Weaving', 'métier à tisser, tisser, textile', 'loom', 'WORKSHOP', 'MACHINE'],
  ['woodworking', 'Menuiserie', 'Woodworking', 'bois, travail du bois, atelier bois, ébénisterie, scie à panneaux, scie circulaire, raboteuse, établi', 'woodshop, woodwork, carpentry, workbench', 'WORKSHOP', 'MACHINE'],
  ['metalworking', 'Travail du métal', 'Metalworking', 'métal, atelier métal, métallerie, serrurerie, tour à métaux, forge', 'metal shop, lathe', 'WORKSHOP', 'MACHINE'],
  ['welding', 'Soudure', 'Welding', 'soudage, poste à souder, souder, TIG, MIG', 'welder', 'WORKSHOP', 'MACHINE'],
  ['screen-printing', 'Sérigraphie', 'Screen printing', 'sérigraphier, impression textile, tee-shirts, insoleuse', 'silkscreen, t-shirt printing', 'WORKSHOP', 'MACHINE'],
  ['engraving', 'Gravure', 'Engraving', 'linogravure, presse de gravure, gravure sur bois', 'printmaking, etching', 'WORKSHOP', 'MACHINE'],
  ['bookbinding', 'Reliure', 'Bookbinding', 'relier, massicot, façonnage', 'guillotine', 'WORKSHOP', 'MACHINE'],
  ['pottery', 'Poterie', 'Pottery', 'céramique, tour de potier, four à céramique, modelage', 'ceramics, kiln, potter\'s wheel', 'WORKSHOP', 'MACHINE'],
  ['jewellery', 'Bijouterie', 'Jewellery', 'bijoux, établi de bijoutier, joaillerie', 'jewelry, jeweller\'s bench', 'WORKSHOP', 'MACHINE'],
  ['leatherwork', 'Maroquinerie', 'Leatherwork', 'travail du cuir, cuir, sellerie', 'leather', 'WORKSHOP', 'MACHINE'],
  ['painting', 'Atelier d\'artiste', 'Artist\'s studio', 'peinture, peindre, arts plastiques, cabine de peinture, sculpture', 'painting, art studio', 'WORKSHOP', 'MACHINE'],
  ['bike-repair', 'Réparation de vélo', 'Bike repair', 'atelier vélo, réparer mon vélo, mécanique vélo, pied d\'atelier', 'bike workshop, bicycle repair', 'WORKSHOP', 'MACHINE'],
  ['repair-cafe', 'Réparation d\'objets', 'Repair café', 'repair café, réparer un objet, électroménager', 'repair cafe, fixing', 'WORKSHOP', 'MACHINE'],
  ['robotics', 'Robotique', 'Robotics', 'robot, bras robot, drone', 'robot arm, drone', 'WORKSHOP', 'MACHINE'],
  ['vr', 'Réalité virtuelle', 'Virtual reality', 'casque VR, VR, casque de réalité virtuelle, réalité augmentée', 'VR headset, augmented reality', 'MACHINE', 'MACHINE'],
  ['podcast', 'Studio podcast', 'Podcast studio', 'podcast, enregistrer un podcast, studio radio, enregistrement voix, voix off, enregistrer une voix, enregistrement audio, studio son', 'recording studio, voice recording, audio recording', 'WORKSHOP', 'SMALL_ROOM'],
  ['music-rehearsal', 'Répétition musicale', 'Music rehearsal', 'salle de répétition, studio de musique, répéter avec mon groupe, local de répétition, répétition, répet, répèt, répète, salle de répète', 'rehearsal room, band practice, rehearsal, rehearse, rehearse with my band', 'WORKSHOP', 'SMALL_ROOM'],
  ['video-studio', 'Studio vidéo', 'Video studio', 'vidéo, tournage, plateau de tournage, fond vert, tourner une vidéo, tourner une pub, tourner un clip, filmer, interview filmée', 'film studio, green screen, video shoot', 'WORKSHOP', 'LARGE_ROOM'],
  ['photo-studio', 'Studio photo', 'Photo studio', 'photo, shooting photo, shooting, photographie, prise de vue, cyclo', 'photography, photo shoot, packshot', 'WORKSHOP', 'LARGE_ROOM'],
  ['video-editing', 'Montage vidéo', 'Video editing', 'banc de montage, station de montage, montage', 'editing suite', 'DESK_AREA', 'DESK'],
  ['cad', 'Poste de CAO', 'CAD workstation', 'CAO, modélisation 3D, station graphique, ordinateur puissant', '3D modelling, graphics workstation', 'DESK_AREA', 'DESK'],
  ['quiet-work', 'Travail au calme', 'Quiet work', 'calme, au calme, silence, silencieux, zone calme, concentration, travailler au calme, endroit calme, tranquille, tranquillement', 'quiet, quietly, silent, focus room', 'DESK_AREA', 'DESK'],
  ['phone-booth', 'Cabine téléphonique', 'Phone booth', 'cabine, box téléphonique, phone box, phonebox, cabine acoustique, passer un appel, appel téléphonique, bulle, call, passer un call', 'booth, call room, take a call, make a call, call, calls, phone, call booth, phone call, phone room', 'OFFICE', 'BOOTH'],
  ['video-conference', 'Visioconférence', 'Video conference', 'visio, visio conférence, salle de visio, salle visio, webinaire, zoom, un zoom, faire un zoom, appel visio', 'zoom, zoom call, teams call, video meeting, videoconference, video call, over video, by video, zoom room, webinar', 'MEETING_ROOM', 'SMALL_ROOM'],
  ['job-interview', 'Entretien', 'Interview', 'entretien d\'embauche, entretien individuel, entretiens, recevoir un client, rendez-vous client', 'job interview, client meeting', 'MEETING_ROOM', 'SMALL_ROOM'],
  ['training-room', 'Salle de formation', 'Training room', 'formation, salle de cours, salle de classe, salle informatique', 'classroom, training, course', 'MEETING_ROOM', 'LARGE_ROOM'],
  ['whiteboard-workshop', 'Atelier créatif', 'Creative workshop', 'brainstorming, salle de créativité, salle créative, design thinking, atelier de co-construction, intelligence collective, idéation', 'brainstorm, workshop room, ideation', 'MEETING_ROOM', 'LARGE_ROOM'],
  ['kitchen', 'Cuisine professionnelle', 'Professional kitchen', 'cuisine, cuisine partagée, cuisiner, laboratoire culinaire, pain, boulangerie, pâtisserie, traiteur', 'shared kitchen, cooking', 'WORKSHOP', 'LARGE_ROOM'],
  ['yoga', 'Salle de pratique', 'Practice room', 'yoga, danse, studio de danse, salle de danse, méditation, parquet', 'dance studio, dance', 'WORKSHOP', 'LARGE_ROOM'],
  ['talk', 'Conférence', 'Talk', 'salle de conférence, amphi, amphithéâtre, auditorium, table ronde, assemblée générale, AG, colloque', 'conference hall, lecture, auditorium, conference', 'EVENT_HALL', 'EVENT_HALL'],
  ['exhibition', 'Exposition', 'Exhibition', 'salle d\'exposition, expo, vernissage, galerie, boutique éphémère, pop-up store', 'gallery, pop-up shop', 'EVENT_HALL', 'EVENT_HALL'],
  ['hackathon', 'Hackathon', 'Hackathon', 'game jam, sprint créatif', 'game jam', 'EVENT_HALL', 'EVENT_HALL'],
];
export const capabilities: CapabilityWords[] = capabilityRows.map(
  ([code, fr, en, wordsFr, wordsEn, spaceKind, tariffClass]) => ({
    code,
    spaceKind,
    tariffClass,
    ...wording(fr, en, wordsFr, wordsEn),
  }),
);

// prettier-ignore
const equipmentRows: Row<string>[] = [
  ['projector', 'Vidéoprojecteur', 'Projector', 'projecteur, vidéo projecteur, rétroprojecteur, vidéoproj, projection', 'beamer, video projector'],
  ['screen', 'Grand écran', 'Large screen', 'écran, écran géant, télévision, télé, écran tactile', 'screen, TV, display, monitor'],
  ['second-screen', 'Écran d\'appoint', 'External monitor', 'double écran, second écran, deuxième écran', 'second screen, dual monitor'],
  ['whiteboard', 'Tableau blanc', 'Whiteboard', 'tableau, tableau velleda, mur inscriptible', 'white board, dry erase board'],
  ['flipchart', 'Paperboard', 'Flip chart', 'paper board, chevalet, tableau papier, tableau de conférence', 'flipchart'],
  ['videoconference', 'Équipement de visioconférence', 'Video conferencing kit', 'visio, visio conférence, visioconférence, équipement visio, système de visio, webcam, caméra de visio', 'videoconference, video conference, webcam'],
  ['sound-system', 'Sonorisation', 'Sound system', 'sono, micro, micros, micro sans fil, enceintes, haut-parleurs, système son', 'microphone, microphones, mic, mics, speakers, PA system'],
  ['stage', 'Scène', 'Stage', 'estrade, podium', 'podium'],
  ['piano', 'Piano', 'Piano', '', ''],
  ['wifi', 'Wifi', 'Wi-Fi', 'wi-fi, internet, connexion internet', 'wireless, internet'],
  ['fibre', 'Fibre optique', 'Fibre', 'fibre, très haut débit, haut débit, ethernet, connexion filaire', 'fiber, high-speed internet, ethernet'],
  ['printer', 'Imprimante', 'Printer', 'photocopieuse, photocopieur, copieur, imprimante papier, photocopies', 'copier, photocopier'],
  ['document-scanner', 'Scanner de documents', 'Document scanner', 'scanner, numériser des documents', 'scanner'],
  ['coffee', 'Café', 'Coffee', 'machine à café, thé, boissons chaudes, bouilloire', 'tea, coffee machine, hot drinks'],
  ['kitchenette', 'Coin cuisine', 'Kitchenette', 'micro-ondes, frigo, réfrigérateur, espace repas, coin repas', 'microwave, fridge'],
  ['catering', 'Service traiteur', 'Catering', 'plateaux repas, petit déjeuner, buffet, déjeuner sur place', 'lunch, breakfast, buffet'],
  ['parking-bike', 'Parking vélo', 'Bike parking', 'garage à vélos, local vélo, abri vélo, arceaux vélo, stationnement vélo', 'bike rack, bicycle parking, bike storage'],
  ['parking-car', 'Parking', 'Car park', 'place de parking, stationnement, parking voiture', 'parking, car parking, parking space'],
  ['charging-station', 'Borne de recharge', 'EV charger', 'recharge électrique, borne électrique', 'charging station, electric charger'],
  ['shower', 'Douche', 'Shower', 'douches, vestiaire, vestiaires', 'showers, changing room'],
  ['lockers', 'Casiers', 'Lockers', 'casier, consigne, rangement fermé', 'locker, storage'],
  ['lift', 'Ascenseur', 'Lift', '', 'elevator'],
  ['air-conditioning', 'Climatisation', 'Air conditioning', 'clim, climatisé, climatisée', 'air con, aircon'],
  ['daylight', 'Lumière du jour', 'Daylight', 'lumière naturelle, lumineux, lumineuse, fenêtre, baie vitrée', 'natural light, window'],
  ['terrace', 'Terrasse', 'Terrace', 'jardin, extérieur, cour intérieure, rooftop, toit-terrasse', 'garden, outdoor, rooftop'],
  ['soundproofing', 'Insonorisation', 'Soundproofing', 'insonorisé, insonorisée, isolation phonique, acoustique', 'soundproof'],
  ['hearing-loop', 'Boucle magnétique', 'Hearing loop', 'boucle à induction, boucle auditive', 'induction loop'],
  ['child-corner', 'Coin enfants', 'Children\'s corner', 'garde d\'enfants, espace enfants, crèche', 'childcare, kids corner'],
  ['standing-desk', 'Bureau debout', 'Standing desk', 'bureau assis-debout, poste debout', 'sit-stand desk'],
  ['extraction', 'Extraction d\'air', 'Fume extraction', 'hotte, aspiration, extracteur', 'fume hood, ventilation'],
];
export const equipment: EquipmentWords[] = equipmentRows.map(([code, fr, en, wordsFr, wordsEn]) => ({
  code,
  ...wording(fr, en, wordsFr, wordsEn),
}));

// prettier-ignore
const spaceKindRows: [...Row<SpaceKind>, looseFr: string, looseEn: string][] = [
  ['DESK_AREA', 'Postes de travail', 'Desks', 'poste, poste de travail, place en coworking, place de coworking, place assise, open space, espace de coworking, bureau nomade, bureau partagé, bureau flexible, place de travail, flex office, poste nomade, bureau en coworking, bureau pour travailler, bureau pour la journée, bureau en open space, bureau dans un open space', 'desk, hot desk, hotdesk, coworking space, coworking desk, shared desk, open space, workspace, workstation', 'travailler, télétravail, télétravailler, me poser, bosser, place, coworking', 'work, seat, place to work, work from'],
  ['OFFICE', 'Bureau', 'Office', 'bureau fermé, bureau privé, bureau privatif, bureau individuel, bureau d\'équipe, bureau indépendant', 'private office, closed office, team office', 'box', ''],
  ['MEETING_ROOM', 'Salle de réunion', 'Meeting room', 'salle réunion, SDR, salle de réu, salle pour une réunion, espace de réunion, salle de travail, petite salle de réunion, grande salle de réunion', 'boardroom, board meeting, conference room, room for a meeting', 'salle, réunion, réu, me réunir, nous réunir, se réunir, nous retrouver, copil, codir, comité de pilotage, comité de direction, point d\'équipe, sprint planning, rétro, rétrospective, séminaire', 'room, meeting, meet, sprint planning, sprint review, retro, retrospective, standup, stand up, all hands, workshop session'],
  ['WORKSHOP', 'Atelier', 'Workshop', 'atelier partagé, espace atelier', 'shared workshop, workshop space', 'atelier, studio, bricoler, fabriquer', 'workshop, studio, make, build'],
  ['EVENT_HALL', 'Salle événementielle', 'Event hall', 'salle polyvalente, salle des fêtes, grande salle, espace événementiel, salle de spectacle, salle de réception', 'event space, venue for an event, hall', 'pot de départ, apéro, fêter, événement, événementiel, réception, soirée festive, afterwork, meetup, anniversaire, fête, cocktail, mariage, spectacle, concert', 'event, party, meetup'],
  ['MACHINE', 'Machine', 'Machine', 'machine-outil, machines', 'machine tool, machines', '', ''],
];
export const spaceKinds: SpaceKindWords[] = spaceKindRows.map(([kind, fr, en, wordsFr, wordsEn, looseFr, looseEn]) => ({
  kind,
  ...wording(fr, en, wordsFr, wordsEn),
  loose: { fr: list(looseFr), en: list(looseEn) },
}));

// prettier-ignore
const venueKindRows: Row<VenueKind>[] = [
  ['COWORKING', 'Coworking', 'Coworking', 'co-working, espace de travail partagé, tiers-lieu de travail', 'coworking, co-working'],
  ['FABLAB', 'Fablab', 'Fab lab', 'fab-lab, laboratoire de fabrication', 'fablab'],
  ['STARTUP_CENTRE', 'Pépinière d\'entreprises', 'Start-up centre', 'pépinière, hôtel d\'entreprises', 'startup centre, business nursery'],
  ['SHARED_WORKSHOP', 'Ateliers partagés', 'Shared workshops', 'atelier collectif, ateliers collectifs, atelier d\'artisans', 'shared studios'],
  ['MAKERSPACE', 'Makerspace', 'Makerspace', 'maker space, hackerspace, hacker space', 'hackerspace, maker space'],
  ['INCUBATOR', 'Incubateur', 'Incubator', 'couveuse, couveuse d\'entreprises', 'startup incubator'],
  ['ACCELERATOR', 'Accélérateur', 'Accelerator', 'accélérateur de start-up', 'startup accelerator'],
  ['BUSINESS_CENTRE', 'Centre d\'affaires', 'Business centre', 'centre affaires', 'business center'],
];
export const venueKinds: VenueKindWords[] = venueKindRows.map(([kind, fr, en, wordsFr, wordsEn]) => ({
  kind,
  ...wording(fr, en, wordsFr, wordsEn),
}));
