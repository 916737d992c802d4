export const texts = {
  noShows: {
    title: 'Qui n’est pas venu ?',
    lead: 'Absences à {{name}} : ce que disent les membres, et ce que vous répondez.',
    networkLead:
      'Réservations des 60 derniers jours par lieu, et toutes les absences avec ce que disent les deux côtés.',
    count_one: '{{count}} absence',
    count_other: '{{count}} absences',
    none: 'Aucune absence n’est notée.',
    code: 'Réservation {{code}}',
    contest: 'Conteste : « {{words}} » ({{when}})',
    noContest: 'Pas contestée.',
    byVenue: 'Réponse du lieu : {{outcome}}. « {{words}} »',
    byNetwork: 'Réponse du réseau : {{outcome}}. « {{words}} »',
    words: 'Votre réponse, que le membre lira',
    badWords: 'Écrivez une phrase de 500 caractères au plus.',
    done: 'La réponse à {{name}} est envoyée.',
    act: { WAS_THERE: 'Était là', EXCUSED: 'Excuser et rendre les frais', STANDS: 'Maintenir' },
    outcome: { WAS_THERE: 'était là', EXCUSED: 'excusée', STANDS: 'maintenue' },
    figures: 'Absences par lieu',
    columns: ['Lieu', 'Réservations', 'Absences', 'Contestées', 'Corrigées', 'Annulées par le lieu'],
    noFigures: 'Aucune réservation dans les 60 derniers jours.',
  },
};
