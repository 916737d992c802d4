export const texts = {
  platformDesk: {
    title: 'La plateforme fonctionne‑t‑elle bien ?',
    lead: 'L’espace des personnes qui exploitent la plateforme, pour tous les réseaux.',
    networks: 'Réseaux',
    venues: 'Lieux, tous réseaux',
    jobs: 'Travaux en file',
    jobsText: 'Mails et tâches en attente ou en échec, à relancer ou à abandonner.',
    auditText: 'Ce qui a été fait sur la plateforme, et dans ce réseau.',
    allNetworks: 'Tous les réseaux',
    allNetworksText: 'Ouvrir un autre réseau.',
  },
};
