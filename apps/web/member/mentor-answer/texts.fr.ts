export const texts = {
  mentorAnswer: {
    title: 'Pouvez-vous aider {{name}} ?',
    plainTitle: 'Pouvez-vous aider ?',
    lead: 'Bonjour {{mentor}}. Votre réponse part tout de suite, sans vous connecter.',
    when: 'Quand',
    where: 'Où',
    skill: 'Compétence',
    stage: 'Stade du projet',
    deadline: 'À répondre avant',
    question: 'La question de {{name}}',
    over: 'délai passé',
    doneTitle: 'Merci !',
    closedTitle: 'Cette demande n’attend plus de réponse',
    closedText: 'Elle a déjà une réponse, a été retirée, ou son délai est passé.',
    unknownTitle: 'Ce lien n’est pas valable',
    unknownText:
      'Ouvrez le lien du message reçu, en entier. Si un autre mentor a été demandé depuis, il n’ouvre plus rien.',
    workspace: 'Voir mes rendez-vous',
  },
};
