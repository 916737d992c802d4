export const texts = {
  mentorSessions: {
    title: 'Vos rendez-vous de mentor',
    lead: 'Qui vous rencontrez, où, et ce qui s’en est suivi.',
    views: 'Rendez-vous à venir ou passés',
    upcoming: 'À venir',
    past: 'Passés',
    none: 'Aucun rendez-vous à venir.',
    nonePast: 'Rien ici encore.',
    hours: 'Voir mes heures',
    one: 'Rendez-vous {{code}}',
    unknown: 'Nous ne trouvons pas ce rendez-vous parmi les vôtres.',
    all: 'Tous mes rendez-vous',
    answer: 'Répondre',
    answerOf: 'Répondre à {{name}}',
  },
};
