import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  legal: {
    kind: {
      TERMS: 'Terms of use',
      PRIVACY: 'Privacy',
      ACCESSIBILITY: 'Accessibility',
    },
    since: '{{name}} · version {{version}}, binding since {{day}}',
    none: '{{name}} has not published this page yet.',
  },
};
