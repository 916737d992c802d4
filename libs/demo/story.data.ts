/** What members write to the venue. */
export const notes = [
  'Atelier avec douze lycéens, nous apportons nos tabourets.',
  'Soirée de lancement de notre coopérative, une cinquantaine de personnes.',
  'Répétition publique de notre chorale, sans sono.',
  'Entretien avec un financeur : une salle calme nous aiderait.',
  'Assemblée générale de l’association, avec un vote à bulletin secret.',
  'Démonstration de notre prototype, besoin de deux prises.',
  'Tournage d’une courte vidéo, sans public.',
  'Je viens avec mon chien d’assistance.',
];
export const refusal = 'Le hall est déjà promis au quartier ce jour-là.';
/** What members say about a no-show. */
export const contests = [
  'J’étais là à l’heure : la tablette de l’accueil était éteinte, Idriss m’a vue.',
  'Mon train a été supprimé, j’ai appelé le lieu à 10 h 40.',
];
export const excuse = 'C’est exact, nous avons bien reçu votre appel. Aucun frais.';
/** Why a venue cancelled. */
export const apologies = [
  'Une fuite d’eau dans la salle, le plombier arrive à midi.',
  'Coupure de courant dans toute la rue jusqu’au soir.',
];
