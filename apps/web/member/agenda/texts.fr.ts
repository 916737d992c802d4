export const texts = {
  bookings: {
    title: 'Mes réservations',
    upcoming: 'À venir',
    past: 'Passées',
    week: 'Semaine',
    none: 'Aucune réservation à venir. Une phrase suffit.',
    nonePast: 'Rien ici encore.',
    search: 'Trouver un espace',
  },
  waits: {
    title: 'En attente',
    position: 'Rang {{position}} de la liste',
    keptFor: 'Libre et gardé pour vous :',
    over: 'Le délai pour réserver est passé.',
    book: 'Réserver, {{price}}',
    bookOf: 'Réserver, {{price}} : {{what}}',
    booked: 'C’est réservé.',
    leave: 'Ne plus attendre',
    leaveOf: 'Ne plus attendre : {{what}}',
    left: 'Vous n’attendez plus cette heure.',
  },
  booking: { title: 'Réservation {{code}}', none: 'Nous ne trouvons pas cette réservation parmi les vôtres.' },
};
