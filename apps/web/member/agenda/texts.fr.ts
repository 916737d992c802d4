export const texts = {
  bookings: {
    title: 'Mes réservations',
    upcoming: 'À venir',
    past: 'Passées',
    none: 'Aucune réservation à venir. Une phrase suffit.',
    nonePast: 'Rien ici encore.',
    search: 'Trouver un espace',
  },
  booking: { title: 'Réservation {{code}}', none: 'Nous ne trouvons pas cette réservation parmi les vôtres.' },
};
