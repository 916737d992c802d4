/** What members write to the venue. */
export const notes = [
  'Atelier avec douze lycéens, nous apportons nos tabourets.',
  'Initiation pour six membres de notre coopérative, l’un de nous est formé.',
  'Dernière pièce d’une commande, nous ferons peu de bruit après 19 h.',
  'Entretien avec un financeur : une salle calme nous aiderait.',
  'Nous filmons un geste pour un tutoriel, sans public.',
  'Démonstration de notre prototype, besoin de deux prises.',
  'Nous serons quatre, et nous rangerons tout.',
  'Je viens avec mon chien d’assistance.',
];
export const refusal = 'Cet espace est déjà promis à une école ce jour-là.';
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
