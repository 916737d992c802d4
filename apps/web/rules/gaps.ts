import type { Language } from './when.js';

interface Part {
  publishedVenues: number;
  /** Metres to the nearest published venue; null when there is none. */
  nearestMeters: number | null;
}

/** The parts of a territory, the farthest from a published venue first; only those without a venue when asked so. */
export const farthestFirst = <One extends Part>(parts: readonly One[], onlyGaps: boolean): One[] =>
  parts
    .filter(({ publishedVenues }) => !onlyGaps || publishedVenues === 0)
    .toSorted((a, b) => (b.nearestMeters ?? Number.MAX_VALUE) - (a.nearestMeters ?? Number.MAX_VALUE));

/** Metres as kilometres with one decimal; empty for null. */
export const kilometres = (meters: number | null, language: Language): string =>
  meters === null
    ? ''
    : new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(meters / 1000);
