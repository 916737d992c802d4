export const texts = {
  presence: {
    checkIn: 'Je suis là',
    checkedIn: 'Votre arrivée est notée. Bonne séance !',
    window: 'Signalez votre arrivée du {{from}} à {{until}}.',
    came: 'Arrivée notée : {{when}}.',
    reconfirm: 'Oui, je viens',
    reconfirmText:
      'Après plusieurs absences, confirmez votre venue jusqu’au {{when}} ; sinon la réservation est annulée sans frais.',
    reconfirmed: 'Votre venue est confirmée.',
    noShow:
      'Personne n’a signalé votre arrivée ; l’absence est notée depuis le {{when}}, et des frais remplacent le prix.',
    contest: 'Contester',
    contestUntil: 'Possible jusqu’au {{when}}.',
    words: 'Pourquoi est-ce une erreur ?',
    badWords: 'Écrivez une phrase de 500 caractères au plus.',
    sendContest: 'Envoyer au lieu',
    contested: 'Le lieu a reçu votre message. Sa réponse apparaîtra ici.',
    yourWords: 'Vous avez écrit : « {{words}} ».',
    theirWords: 'Réponse : « {{words}} ».',
    outcome: {
      WAS_THERE: 'Votre venue est reconnue.',
      EXCUSED: 'L’absence est excusée, les frais vous sont rendus.',
      STANDS: 'L’absence est maintenue.',
    },
  },
};
