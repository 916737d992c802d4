export const texts = {
  workspace: {
    navigation: 'Navigation de l’espace de travail',
    switch: '{{name}} : changer d’espace de travail',
    memberPages: 'Pages des membres',
    today: 'Aujourd’hui',
    members: 'Membres',
    mentors: 'Mentors',
    invoices: 'Factures',
    close: 'Clôture du mois',
    certificates: 'Membres et attestations',
    venues: 'Lieux',
    passes: 'Pass',
    legal: 'Pages légales',
    settings: 'Réglages',
    audit: 'Journal d’audit',
    spaces: 'Espaces',
    hours: 'Horaires',
    openings: 'Usages propres et pass',
    pages: 'Vos pages',
    forbidden: 'Cette page est réservée',
    secondFactorMissing: 'Il manque un second facteur',
    secondFactorMissingText:
      'Votre rôle demande une double authentification. Activez-la ou entrez un code dans votre compte, puis revenez ici.',
    roleMissing: 'Votre compte n’a pas ce rôle',
    roleMissingText:
      'Vous êtes connecté avec {{email}}. Si cette page devrait vous être ouverte, demandez le rôle à l’administration du réseau {{network}}.',
  },
};
