export const texts = {
  venueInvitation: {
    title: 'Rejoignez‑vous l’équipe d’un lieu ?',
    signInTitle: 'Connectez-vous pour répondre',
    signInText:
      'L’invitation est pour l’adresse mail qui l’a reçue. Connectez-vous avec cette adresse : vous reviendrez ici.',
    list: 'Invitations qui vous attendent',
    by: {
      VENUE_MANAGER: '{{inviter}} vous invite comme responsable.',
      VENUE_STAFF: '{{inviter}} vous invite dans l’équipe.',
    },
    allows: {
      VENUE_MANAGER:
        'Vous pourrez modifier la page, les espaces et les horaires, publier le lieu et décider de l’équipe.',
      VENUE_STAFF: 'Vous pourrez modifier la page, les espaces et les horaires du lieu.',
    },
    until: 'Vous pouvez répondre jusqu’au {{when}}.',
    accept: 'Accepter l’invitation',
    acceptOf: 'Accepter l’invitation de {{venue}}',
    acceptedTitle: 'Vous êtes dans l’équipe de {{venue}}',
    open: 'Ouvrir l’espace de l’équipe',
    missingTitle: 'Cette invitation ne vous attend pas',
    missingText:
      'Elle a déjà servi, elle n’est plus valable, ou elle est pour une autre adresse que {{email}}. Demandez‑en une nouvelle à l’équipe, ou connectez-vous avec l’adresse qui l’a reçue.',
    noneTitle: 'Aucune invitation ne vous attend',
    noneText: 'Les invitations envoyées à {{email}} apparaissent ici.',
  },
};
