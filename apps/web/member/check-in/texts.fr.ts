export const texts = {
  checkIn: {
    short: 'Vous êtes arrivé ?',
    title: 'Bienvenue à {{venue}}',
    unknown: 'Ce code n’est pas celui d’un lieu',
    unknownText: 'Scannez à nouveau le code affiché à l’entrée, ou ouvrez votre réservation.',
    notNeeded: 'Personne ne signale son arrivée ici : installez-vous.',
    details: 'Voir ma réservation',
    nothingBooked: 'Vous n’avez pas de réservation ici',
    nothingFree: 'Aucun poste n’est libre pour la prochaine heure.',
    seeVenue: 'Voir les espaces du lieu',
    free: '{{space}} est libre : {{hours}}.',
    take: 'Prendre cette place ({{price}})',
  },
};
