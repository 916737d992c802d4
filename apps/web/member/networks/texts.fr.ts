export const texts = {
  networks: {
    title: 'Le bon lieu, au bon moment',
    lead: 'Un réseau de tiers-lieux par métropole, un abonnement, une réservation en deux gestes. Le vôtre ?',
    venues_one: '{{count}} lieu',
    venues_other: '{{count}} lieux',
  },
};
