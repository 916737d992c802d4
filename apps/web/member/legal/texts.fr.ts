export const texts = {
  legal: {
    kind: {
      TERMS: 'Conditions d’utilisation',
      PRIVACY: 'Vie privée',
      ACCESSIBILITY: 'Accessibilité',
    },
    since: '{{name}} · version {{version}}, en vigueur depuis le {{day}}',
    none: '{{name}} n’a pas encore publié cette page.',
  },
};
