/** Given names and family names that are paired by chance: the resulting people do not exist. */
// prettier-ignore
export const givenNames = [
  'Adèle', 'Agathe', 'Aïcha', 'Alexis', 'Alice', 'Amandine', 'Amine', 'Anaïs', 'Antonin', 'Apolline', 'Aurore', 'Axel', 'Bastien', 'Béatrice',
  'Blanche', 'Brahim', 'Brune', 'Capucine', 'Célestin', 'Charlie', 'Clément', 'Clotilde', 'Colin', 'Constance', 'Corentin', 'Cyprien', 'Dalila',
  'Damien', 'Daphné', 'Delphine', 'Denis', 'Diane', 'Djibril', 'Edgar', 'Élias', 'Élodie', 'Émeline', 'Emmanuel', 'Esther', 'Étienne', 'Eugénie',
  'Fanny', 'Farid', 'Fatou', 'Félix', 'Flavien', 'Florian', 'Gabin', 'Gaspard', 'Gwenaëlle', 'Habib', 'Hadrien', 'Hélène', 'Honoré', 'Idriss',
  'Ilyes', 'Imane', 'Inès', 'Irène', 'Jade', 'Jonas', 'Judith', 'Karim', 'Kenza', 'Lancelot', 'Léonie', 'Leïla', 'Lilian', 'Lise', 'Louison',
  'Lucie', 'Maël', 'Maïwenn', 'Malika', 'Manon', 'Marceau', 'Margaux', 'Marius', 'Mathilde', 'Maud', 'Mehdi', 'Mélina', 'Moussa', 'Nadia', 'Naël',
  'Ninon', 'Noémie', 'Octave', 'Ondine', 'Oriane', 'Oscar', 'Ousmane', 'Paloma', 'Pauline', 'Perrine', 'Quentin', 'Rachel', 'Rania', 'Rémi',
  'Romane', 'Rose', 'Roxane', 'Sabine', 'Sacha', 'Salomé', 'Samir', 'Séverine', 'Sidonie', 'Simon', 'Solène', 'Soraya', 'Suzie', 'Tanguy', 'Théa',
  'Thibault', 'Titouan', 'Ulysse', 'Valentine', 'Victor', 'Violette', 'Wassim', 'Yanis', 'Yasmine', 'Yvon', 'Zacharie', 'Zélie', 'Zoé',
];
// prettier-ignore
export const familyNames = [
  'Abadie', 'Albaret', 'Amrani', 'Arnoult', 'Astier', 'Aubrac', 'Bachelard', 'Balandier', 'Barberousse', 'Bellefond', 'Bencheikh', 'Bergeret',
  'Berthuis', 'Bissonnet', 'Blancpain', 'Boisvert', 'Bonnardel', 'Bouchardin', 'Bourdarel', 'Brissaud', 'Cabanel', 'Cassagne', 'Chabrier',
  'Champfleury', 'Chantepie', 'Charbonnel', 'Chazelle', 'Cissokho', 'Clairval', 'Collonges', 'Combelles', 'Corbière', 'Coulibaly', 'Courtade',
  'Crozat', 'Daubigny', 'Delorme', 'Desrousseaux', 'Diallo', 'Diop', 'Donzelle', 'Drevon', 'Dufournet', 'Durancel', 'Escoffier', 'Estève',
  'Fargeot', 'Faucheux', 'Ferrandin', 'Fontanel', 'Fourcade', 'Gadoury', 'Gallet', 'Garancher', 'Gendron', 'Ginestet', 'Gouraud', 'Granjean',
  'Grévin', 'Guilhem', 'Haddadi', 'Hautecloque', 'Jacquemond', 'Jourdain', 'Kaddour', 'Kervadec', 'Labarthe', 'Lacassin', 'Lafargue', 'Lambrey',
  'Lanquetot', 'Lasserre', 'Latournerie', 'Lavergne', 'Lestrade', 'Loiseau', 'Loubet', 'Mabilat', 'Maisonneuve', 'Malbec', 'Marchandeau', 'Maurepas',
  'Mazoyer', 'Mercadal', 'Mezzadri', 'Montbrun', 'Morvan', 'Nadaud', 'N’Guessan', 'Nivelle', 'Orsini', 'Ouazzani', 'Paillard', 'Pasquier', 'Perrachon',
  'Peyronnet', 'Pinchon', 'Pontvianne', 'Pouget', 'Quercy', 'Rambaud', 'Ravinet', 'Reboul', 'Rességuier', 'Ribeyrol', 'Rochette', 'Roumieux',
  'Sabatier', 'Saintonge', 'Sarrazin', 'Sauvageot', 'Sénéchal', 'Soubeyran', 'Tavernier', 'Teyssier', 'Thévenet', 'Tissot', 'Toussaint', 'Traoré',
  'Vaillant', 'Valmorin', 'Vasseur', 'Verdelhan', 'Vernoux', 'Villedieu', 'Vuillemin', 'Zemmouri', 'Zidouri',
];

/** Things of crafts, with their article; many come from weaving. */
// prettier-ignore
export const craftThings = [
  'La Navette', 'L’Ourdissoir', 'La Bobine', 'Le Dévidoir', 'Le Battant', 'La Lisse', 'Le Peigne', 'L’Ensouple', 'La Cantre', 'La Canette',
  'Le Remisse', 'La Cardeuse', 'La Quenouille', 'Le Fuseau', 'L’Écheveau', 'La Trame', 'La Chaîne', 'Le Métier', 'La Mécanique', 'Le Carton percé',
  'Le Canevas', 'Le Point de croix', 'La Passementerie', 'La Teinturerie', 'La Garance', 'Le Pastel', 'L’Indigo', 'La Soierie', 'Le Cocon',
  'La Magnanerie', 'Le Mûrier', 'La Varlope', 'Le Trusquin', 'La Mortaise', 'Le Tenon', 'La Gouge', 'L’Établi', 'Le Valet', 'La Bisaiguë',
  'L’Enclume', 'La Forge', 'Le Soufflet', 'L’Étau', 'La Lime douce', 'Le Poinçon', 'Le Compagnon', 'Le Composteur', 'La Linotype',
  'Le Plomb', 'La Presse', 'La Rotative', 'L’Encrier', 'Le Buvard', 'La Faïence', 'Le Tour', 'L’Engobe', 'La Barbotine', 'La Verrerie',
  'La Canne à souffler', 'Le Four', 'Le Levain', 'La Meule', 'Le Moulin', 'L’Écluse', 'La Péniche', 'La Batellerie', 'Le Halage', 'La Vigie',
  'La Boussole', 'L’Astrolabe', 'Le Sextant', 'La Corderie', 'La Voilerie', 'La Tonnelle', 'La Treille', 'Le Pressoir', 'Le Chai', 'La Futaille',
  'La Briqueterie', 'La Tuilerie', 'L’Ardoise', 'La Clef de voûte', 'Le Linteau', 'La Traboule', 'L’Escalier', 'La Cour', 'La Galerie', 'Le Passage',
];
/** Adjectives with the same form for feminine and masculine things. */
// prettier-ignore
export const complements = [
  'du lundi', 'des voisins', 'à vapeur', 'des cent pas', 'du matin', 'sans fil', 'et Compagnie', 'des possibles', 'd’en face', 'du coin', 'nomade',
  'tranquille', 'des trois cours', 'des quais', 'du septième jour', 'à quatre mains', 'en chantier', 'des curieux', 'au carré', 'de poche', 'libre',
  'des bons amis', 'des deux ponts', 'du fond de la cour', 'des matins calmes', 'sous les toits', 'à ciel ouvert', 'du grand large', 'jaune', 'rouge',
  'd’à côté', 'aux hirondelles', 'sans façon', 'de midi', 'solidaire', 'de la dernière heure', 'des lève-tôt', 'à tiroirs',
];
// prettier-ignore
export const treesAndBirds = [
  'des Micocouliers', 'des Tilleuls', 'du Grand Cèdre', 'des Aulnes', 'du Martin-Pêcheur', 'des Hirondelles', 'du Sorbier', 'des Platanes', 'du Charme',
  'de la Huppe', 'des Saules', 'du Ginkgo', 'des Mésanges', 'du Loriot', 'des Noisetiers', 'de la Bergeronnette', 'des Érables', 'du Cormier',
];
// prettier-ignore
export const streets = [
  'rue des Tisserands', 'rue du Moulin-à-Vent', 'cours des Fondeurs', 'rue de la Soie', 'rue des Teinturiers', 'quai des Mariniers', 'montée des Carmélites',
  'rue de la Filature', 'rue des Relieurs', 'avenue des Frères-Paillet', 'rue du Four-à-Chaux', 'rue des Verriers', 'impasse des Cordiers', 'rue de la Poudrette',
  'place du Marché-Couvert', 'rue des Petites-Sœurs', 'boulevard de la République', 'rue de la Gare-aux-Marchandises', 'rue des Maraîchers', 'chemin du Halage',
  'rue du Lavoir', 'allée des Mûriers', 'rue des Charpentiers', 'rue de l’Ancienne-Forge', 'cours de la Liberté', 'rue du Tramway', 'rue des Imprimeurs',
  'rue du Dauphiné', 'rue des Jardins-Ouvriers', 'passage des Deux-Cours', 'rue des Alliés', 'rue de la Manufacture', 'avenue du Progrès', 'rue Neuve',
  'rue des Trois-Pierres', 'rue du Repos', 'rue de la Tannerie', 'rue des Ardoisiers', 'avenue de l’Europe', 'rue des Compagnons',
];
/** Names of rooms. */
// prettier-ignore
export const roomNames = [
  'Amandier', 'Ambre', 'Azur', 'Basalte', 'Bengale', 'Brindas', 'Calanque', 'Canopée', 'Capucine', 'Châtaigne', 'Cobalt', 'Corail', 'Damas', 'Dentelle',
  'Écume', 'Estran', 'Fougère', 'Garrigue', 'Genêt', 'Glycine', 'Granit', 'Guignol', 'Herbier', 'Horizon', 'Iris', 'Jacquard', 'Jonquille', 'Lagune',
  'Lichen', 'Lin', 'Malachite', 'Mandarine', 'Marée', 'Mélèze', 'Mistral', 'Moire', 'Nacre', 'Ocre', 'Organza', 'Osier', 'Ozone', 'Percale', 'Pergola',
  'Pivoine', 'Pollen', 'Quartz', 'Rivage', 'Romarin', 'Safran', 'Satin', 'Sauge', 'Séquoia', 'Taffetas', 'Tamaris', 'Topaze', 'Tournesol', 'Velours', 'Verveine',
  'Vigne', 'Zéphyr',
];
/** Names and descriptions of shared desks. */
export const deskNames = [
  'Grand plateau',
  'Plateau du rez-de-chaussée',
  'Mezzanine',
  'La Verrière',
  'Plateau nord',
  'Les grandes tables',
  'Open space',
  'Le Balcon',
];
export const deskTexts = [
  'Grandes tables, chaises correctes, prises partout.',
  'Places au choix, la fenêtre à qui arrive tôt.',
  'Lumière du matin, plantes l’après-midi.',
  'On parle à voix basse ; les appels se passent en cabine.',
  'Plateau ouvert, le bar est à côté.',
];
