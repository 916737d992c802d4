export const texts = {
  networkDesk: {
    title: '{{name}} : où en est le réseau ?',
    lead: 'L’espace de l’administration du réseau.',
    venues: 'Lieux dans l’annuaire',
    price: 'Prix d’une heure de pass',
    horizon: 'Réservable à l’avance',
    days_one: '{{count}} jour',
    days_other: '{{count}} jours',
    grid: 'Pas des horaires',
    note: 'Ces réglages sont ceux d’aujourd’hui. Ils ne se changent pas encore ici.',
    auditText: 'Connexions, droits et données consultées.',
    placesText: 'Les lieux du réseau, comme les membres les voient.',
  },
};
