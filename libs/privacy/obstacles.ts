import { hasBookingsToCome } from '#libs/booking';
import { isLastAdmin } from '#libs/people';
import { hasSessionsToCome } from '#libs/sessions';
import { type Sql } from '#libs/platform';

/** What may stand in the way of an erasure. */
export const ERASURE_OBSTACLES = [
  'BOOKINGS_TO_COME',
  'SESSIONS_TO_COME',
  'LAST_NETWORK_ADMIN',
  'PLATFORM_OPERATOR',
] as const;
export type ErasureObstacle = (typeof ERASURE_OBSTACLES)[number];

/** What is asked of each network that the person belongs to, in this order. A lib with an obstacle of its own adds its line. */
export const NETWORK_OBSTACLES: readonly [
  ErasureObstacle,
  (tx: Sql, memberId: string, now: Temporal.Instant) => Promise<boolean>,
][] = [
  ['BOOKINGS_TO_COME', hasBookingsToCome],
  ['SESSIONS_TO_COME', hasSessionsToCome],
  ['LAST_NETWORK_ADMIN', isLastAdmin],
];
