/** What a venue needs before it is published, in the order in which it is best done. */
export const CHECKS = ['MANAGER', 'DESCRIPTION', 'ADDRESS', 'ACCESSIBILITY', 'HOURS', 'SPACES'] as const;
export type Check = (typeof CHECKS)[number];

export interface CheckedVenue {
  readonly hasManager: boolean;
  readonly descriptionFr: string;
  readonly descriptionEn: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly stepFree: boolean | null;
  readonly hasHours: boolean;
  readonly spaces: number;
}

const PASSES: Record<Check, (venue: CheckedVenue) => boolean> = {
  MANAGER: ({ hasManager }) => hasManager,
  DESCRIPTION: ({ descriptionFr, descriptionEn }) => (descriptionFr || descriptionEn).trim().length >= 20,
  ADDRESS: ({ street, postcode, city }) => [street, postcode, city].every((text) => text.trim() !== ''),
  ACCESSIBILITY: ({ stepFree }) => stepFree !== null,
  HOURS: ({ hasHours }) => hasHours,
  SPACES: ({ spaces }) => spaces > 0,
};

export const checklistOf = (venue: CheckedVenue): { check: Check; done: boolean }[] =>
  CHECKS.map((check) => ({ check, done: PASSES[check](venue) }));
