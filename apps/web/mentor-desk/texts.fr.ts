export const texts = {
  mentorDesk: {
    title: 'Mentorat : qu’est-ce qui vous attend ?',
    lead: 'L’espace des mentors, pour préparer et retrouver vos rendez-vous.',
    bookings: 'Réservations à venir',
    nextBooking: 'Prochaine réservation',
    noBooking: 'aucune',
    note: 'Les porteurs de projet ne peuvent pas encore vous demander de rendez-vous en ligne. Vous pouvez réserver un espace pour les recevoir.',
    agendaText: 'Vos réservations, avec leur code d’accès.',
    searchText: 'Trouver une salle pour un rendez-vous.',
    accountText: 'Le nom que les autres voient, vos moyens de connexion.',
  },
};
