export const texts = {
  venueDesk: {
    title: '{{name}} : que se passe‑t‑il aujourd’hui ?',
    lead: 'L’espace de l’équipe du lieu.',
    hours: 'Ouvert aujourd’hui',
    closed: 'fermé',
    spaces: 'Espaces et machines',
    city: 'Commune',
    note: 'Le planning et les demandes ne se gèrent pas encore ici.',
    publicPage: 'Page du lieu',
    publicPageText: 'Ce que les membres voient : espaces, horaires, accès.',
    search: 'Créneaux libres',
    searchText: 'Chercher un créneau près de ce lieu, comme un membre.',
    withdrawn: 'Ce lieu n’est plus dans l’annuaire',
    withdrawnText:
      'Les membres ne le trouvent plus et ne peuvent plus y réserver. L’administration du réseau peut vous dire pourquoi.',
  },
};
