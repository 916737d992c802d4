export const texts = {
  guardian: {
    title: 'Donnez-vous votre accord ?',
    lead: '{{name}}, qui a moins de 18 ans, demande votre accord pour réserver dans les lieux de {{network}}.',
    agreedLead: 'Vous avez donné votre accord pour que {{name}} réserve dans les lieux de {{network}}.',
    means:
      'L’accord vaut pour les postes, salles et machines, aux prix du réseau : d’abord les heures de son pass, puis des euros. Il vaut jusqu’à ses 18 ans. Vous pouvez le retirer à tout moment avec ce lien ; les réservations déjà faites restent.',
    agree: 'Je suis responsable légal et je donne mon accord',
    refuse: 'Je refuse',
    withdraw: 'Je retire mon accord',
    thanks: 'Merci, votre accord est enregistré.',
    ended: 'C’est noté : sans accord, aucune nouvelle réservation ne peut être faite.',
    overTitle: 'Cette demande est terminée',
    overText:
      'Elle a été refusée, retirée ou remplacée. {{name}} peut vous envoyer une nouvelle demande depuis son compte.',
    unknownTitle: 'Ce lien n’est pas valable',
    unknownText: 'Ouvrez le lien du message reçu, en entier.',
  },
};
