export const texts = {
  appointments: {
    lead: 'Vos rencontres avec les mentors du réseau.',
    one: 'Rendez-vous {{code}}',
    unknown: 'Nous ne trouvons pas ce rendez-vous parmi les vôtres.',
    all: 'Tous mes rendez-vous',
    views: 'Rendez-vous à venir ou passés',
    upcoming: 'À venir',
    past: 'Passés',
    none: 'Aucun rendez-vous à venir. Dites ce qui vous bloque : un mentor peut vous aider.',
    nonePast: 'Rien ici encore.',
    find: 'Trouver un mentor',
    findNeed: 'un mentor',
    next: 'Sans réponse à temps, un autre mentor est demandé pour la même heure : vous n’avez rien à faire.',
    room: 'La salle se libère avec sa réservation, selon ses conditions : le rendez-vous est alors annulé aussi.',
    seeRoom: 'Voir la réservation de la salle',
    others: '{{name}} propose une autre heure :',
  },
};
