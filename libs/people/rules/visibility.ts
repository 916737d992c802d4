/** Who sees a field of a profile, or a project; the narrowest first. */
export const VISIBILITIES = ['NOBODY', 'MY_VENUE', 'NETWORK', 'PUBLIC'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What somebody who looks is to the person they look at; the furthest first. */
export const ONLOOKERS = ['ANYBODY', 'MEMBER', 'SAME_VENUE', 'SELF'] as const;
export type Onlooker = (typeof ONLOOKERS)[number];

/** How near an onlooker must be at least. */
const NEAREST: Record<Visibility, Onlooker> = {
  NOBODY: 'SELF',
  MY_VENUE: 'SAME_VENUE',
  NETWORK: 'MEMBER',
  PUBLIC: 'ANYBODY',
};

/** Whether an onlooker sees what has this visibility. Everybody sees what is their own. */
export const isVisibleTo = (visibility: Visibility, onlooker: Onlooker): boolean =>
  ONLOOKERS.indexOf(onlooker) >= ONLOOKERS.indexOf(NEAREST[visibility]);
