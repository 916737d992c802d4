export const texts = {
  holds: {
    title: 'Gardé pour vous',
    keep_one: 'Garder {{count}} minute',
    keep_other: 'Garder {{count}} minutes',
    kept_one: 'Cet espace est gardé pour vous pendant {{count}} minute. Rien n’est débité.',
    kept_other: 'Cet espace est gardé pour vous pendant {{count}} minutes. Rien n’est débité.',
    keptFor: 'Gardé pour vous :',
    over: 'Le délai est passé, cet espace est de nouveau libre pour tous.',
    book: 'Réserver, {{price}}',
    bookOf: 'Réserver, {{price}} : {{what}}',
    booked: 'C’est réservé.',
    giveBack: 'Rendre',
    giveBackOf: 'Rendre : {{what}}',
    given: 'L’espace est de nouveau libre pour tous.',
    elsewhere: 'Vous avez autre chose à cette heure-là : annulez-le d’abord pour réserver cet espace.',
  },
};
