export const texts = {
  networkDesk: {
    title: '{{name}} : où en est le réseau ?',
    lead: 'L’espace de l’administration du réseau.',
    venues: 'Lieux dans l’annuaire',
    price: 'Prix d’une heure de pass',
    horizon: 'Réservable à l’avance',
    days_one: '{{count}} jour',
    days_other: '{{count}} jours',
    grid: 'Début possible toutes les',
    note: 'Ces réglages sont ceux d’aujourd’hui. Ils ne se changent pas encore ici.',
    auditText: 'Connexions, changements de droits et consultations de données.',
    placesText: 'Les lieux du réseau, comme les membres les voient.',
  },
};
