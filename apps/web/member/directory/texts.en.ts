import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  places: {
    invented: 'invented place',
    moreSpaces_one: 'and {{count}} more',
    moreSpaces_other: 'and {{count}} more',
    title: 'Places',
    lead_one: '{{count}} place in {{name}}, open with the same pass.',
    lead_other: '{{count}} places in {{name}}, open with the same pass.',
    search: 'Search for a place',
    placeholder: 'Name, commune, activity…',
    kinds: 'Kinds of places',
    moreFilters: 'More filters',
    capability: 'What I want to do',
    any: 'Anything',
    anyCommune: 'All communes',
    freeAt: 'Free on',
    freeFor: 'For',
    count_one: '{{count}} place',
    count_other: '{{count}} places',
    none: 'No place matches all these filters.',
    clear: 'Clear filters',
  },
};
