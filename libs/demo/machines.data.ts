/** What a machine or a workshop of each capability is called and used for, without brand names. */
export interface Craft {
  names: string[];
  sizes: string[];
  about: string[];
  /** The share of these machines that staff must operate. */
  operatorShare: number;
  equipment: string[];
}

const craft = (names: string, sizes: string, about: string, operatorShare = 0, equipment: string[] = []): Craft => ({
  names: names.split(' | '),
  sizes: sizes.split(' | '),
  about: about.split(' | '),
  operatorShare,
  equipment,
});

// prettier-ignore
export const machineCrafts: Record<string, Craft> = {
  'laser-cutting': craft('Découpeuse laser | Découpe laser CO₂ | Graveuse-découpeuse laser', '60 W, 600 × 400 mm | 80 W, 900 × 600 mm | 100 W, 1300 × 900 mm | 130 W, 1600 × 1000 mm | 40 W, 500 × 300 mm',
    'Bois jusqu’à 8 mm, carton, plexi, cuir. Fichiers SVG ou DXF. | Découpe et gravure ; chutes de contreplaqué à prix libre. | Plateau descendant pour les objets, caméra d’alignement. | Carton et feutre surtout ; pas de PVC.', 0.15, ['extraction']),
  '3d-printing': craft('Imprimante 3D FDM | Imprimante 3D résine | Imprimante 3D double buse | Imprimante 3D grand volume', '220 × 220 × 250 mm | 300 × 300 × 400 mm | 190 × 120 × 200 mm | 500 × 500 × 500 mm | 250 × 210 × 210 mm',
    'PLA fourni, autres filaments sur demande. | Couches de 0,1 à 0,3 mm ; laissez tourner, on surveille. | Pour les pièces fines : station de lavage à côté. | PETG et TPU possibles.'),
  'cnc-milling': craft('Fraiseuse numérique | Défonceuse à commande numérique | Petite fraiseuse de précision', '1200 × 1200 mm | 2500 × 1250 mm | 400 × 300 mm', 'Bois et dérivés, plastiques ; l’aluminium avec un animateur. | Fraises de 3 à 12 mm prêtées. | Aspiration intégrée, casque et lunettes sur place.', 0.6, ['extraction']),
  'vinyl-cutting': craft('Découpeuse vinyle | Plotter de découpe', '600 mm | 1200 mm | 300 mm', 'Stickers, flocage, pochoirs. | Presse à chaud à côté.'),
  'large-format-printing': craft('Traceur grand format | Imprimante grand format', 'A0 | 1600 mm | 1100 mm', 'Affiches, plans, bâches ; papier au mètre. | Huit couleurs pigmentaires.', 0.4),
  thermoforming: craft('Thermoformeuse', 'A3 | 600 × 500 mm', 'Coques et emballages en PET ou PS de 0,5 à 3 mm.'),
  sewing: craft('Machine à coudre | Surjeteuse | Piqueuse plate industrielle', 'points courants | 4 fils | double entraînement', 'Fils et canettes fournis. | Pour le jersey comme pour la toile. | Table de coupe à côté.'),
  embroidery: craft('Brodeuse numérique', '6 aiguilles | 10 aiguilles | cadre 360 × 200 mm', 'Logos et monogrammes ; fichiers DST. | Casquettes possibles.', 0.3),
  '3d-scanning': craft('Scanner 3D', 'à main, 0,1 mm | sur plateau tournant', 'Objets de 5 cm à 2 m, export STL. | Prévoir 30 minutes par objet.'),
  vr: craft('Poste de réalité virtuelle', '3 × 3 m libres | casque autonome', 'Deux casques, un poste puissant, et personne dans les pieds.'),
};

// prettier-ignore
export const workshopCrafts: Record<string, Craft> = {
  woodworking: craft('Atelier bois | Menuiserie | Établi collectif', 'quatre établis | scie à ruban et raboteuse | deux établis', 'Scie à panneaux, raboteuse, perceuse à colonne, serre-joints à volonté. | Outils à main affûtés ; rangez comme si c’était chez vous.', 0.2, ['extraction']),
  metalworking: craft('Atelier métal | Serrurerie | Forge', 'tour et cintreuse | marbre de 2 m | enclume et feu', 'Tour, perceuse, cintreuse, scie à ruban. | Tabliers de cuir et lunettes sur place.', 0.5, ['extraction']),
  welding: craft('Poste de soudure | Cabine de soudage', 'TIG | MIG/MAG', 'Cabine ventilée, écran automatique, gants.', 0.5, ['extraction']),
  electronics: craft('Paillasse électronique | Labo électronique', 'quatre postes | deux postes', 'Oscilloscope, alimentations, station de soudage, tiroirs de composants.', 0, ['second-screen']),
  soldering: craft('Coin soudure', 'six fers | trois fers', 'Fers régulés, loupe binoculaire, extraction de fumées.', 0, ['extraction']),
  'screen-printing': craft('Atelier de sérigraphie', 'carrousel 4 couleurs | table à plat', 'Insoleuse, bac de dépouillement, encres à l’eau.', 0.2),
  engraving: craft('Atelier de gravure', 'presse taille-douce | presse à épreuves', 'Linogravure et pointe sèche ; papier humidifié sur demande.'),
  bookbinding: craft('Atelier de reliure', 'massicot et presses', 'Massicot, cousoir, presse à percussion.'),
  pottery: craft('Atelier de poterie | Atelier céramique', 'cinq tours | trois tours et un four', 'Grès et faïence, cuisson chaque jeudi.'),
  jewellery: craft('Atelier de bijouterie', 'quatre chevilles | deux chevilles', 'Laminoir, chalumeau, tour à polir.', 0, ['extraction']),
  leatherwork: craft('Atelier cuir', 'deux tables de coupe | piqueuse à triple entraînement', 'Pareuse, presse à riveter, emporte-pièces.'),
  painting: craft('Atelier de peinture | Atelier d’artiste', 'lumière du nord | six chevalets', 'Haute verrière, évier, rayonnages pour laisser sécher.', 0, ['daylight']),
  weaving: craft('Atelier de tissage', 'métier à huit lames | trois métiers de table', 'Ourdissoir et cantre ; laine et lin au cône.'),
  moulding: craft('Atelier moulage', 'cloche à vide', 'Silicones, résines, plâtre ; blouse conseillée.', 0, ['extraction']),
  'bike-repair': craft('Atelier vélo', 'quatre pieds | deux pieds', 'Pieds d’atelier, outillage complet, pièces d’occasion.', 0.3),
  'repair-cafe': craft('Atelier réparation', 'grande table', 'Multimètres, tournevis, et souvent quelqu’un qui sait.'),
  robotics: craft('Labo robotique', 'bras six axes', 'Bras d’apprentissage, cage de vol pour drones, batteries chargées.', 0.4),
  podcast: craft('Studio podcast | Studio voix', 'quatre micros | deux micros', 'Table de mixage, casques, fichiers en sortie immédiate.', 0, ['soundproofing']),
  'music-rehearsal': craft('Studio de répétition', '25 m² | 18 m²', 'Batterie, deux amplis, sono chant.', 0, ['soundproofing', 'sound-system']),
  'video-studio': craft('Plateau vidéo | Studio vidéo', 'fond vert 4 m | cyclo 3 m', 'Lumières LED, prompteur, grill technique.', 0.3, ['soundproofing']),
  'photo-studio': craft('Studio photo', 'cyclo blanc | trois fonds papier', 'Flashs, boîtes à lumière, table de packshot.'),
  kitchen: craft('Cuisine partagée | Laboratoire culinaire', 'quatre feux et four mixte | six postes', 'Plonge, chambre froide, laverie ; plan de maîtrise sanitaire affiché.', 0, ['extraction']),
  yoga: craft('Salle de pratique | Studio de danse', 'parquet 60 m² | parquet 90 m²', 'Parquet, miroirs, tapis prêtés.', 0, ['sound-system', 'daylight']),
};
