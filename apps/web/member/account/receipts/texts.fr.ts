export const texts = {
  receipts: {
    title: 'Que vous a-t-on envoyé ?',
    lead: 'Les mails envoyés à {{email}} par ce réseau. Leur contenu n’est pas gardé.',
    none: 'Aucun mail ne vous a été envoyé.',
    digest: 'Résumé de ce que vous n’aviez pas vu',
    topic: {
      SECURITY: 'Sécurité du compte',
      BOOKINGS: 'Réservations',
      REMINDERS: 'Rappel',
      PROJECTS: 'Projets et équipes',
      VENUES: 'Lieux dont vous vous occupez',
      NETWORK: 'Administration du réseau',
    },
    state: { SENDING: 'En cours d’envoi', SENT: 'Envoyé', FAILED: 'Refusé par votre messagerie' },
  },
};
