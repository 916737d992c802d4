import { hasBookingsToCome } from '#libs/booking';
import { hasAppointmentsToCome } from '#libs/mentoring';
import { isLastAdmin } from '#libs/people';
import { hasSessionsToCome } from '#libs/sessions';
import { paysForTeam } from '#libs/subscriptions';
import { type Sql } from '#libs/platform';

/** Reasons why an erasure is refused. */
export const ERASURE_OBSTACLES = [
  'BOOKINGS_TO_COME',
  'SESSIONS_TO_COME',
  'APPOINTMENTS_TO_COME',
  'TEAM_SUBSCRIPTION',
  'LAST_NETWORK_ADMIN',
  'PLATFORM_OPERATOR',
] as const;
export type ErasureObstacle = (typeof ERASURE_OBSTACLES)[number];

/** The checks that run for each of the person's networks, in this order. Add a line for a new obstacle. */
export const NETWORK_OBSTACLES: readonly [
  ErasureObstacle,
  (tx: Sql, memberId: string, now: Temporal.Instant) => Promise<boolean>,
][] = [
  ['BOOKINGS_TO_COME', hasBookingsToCome],
  ['SESSIONS_TO_COME', hasSessionsToCome],
  ['APPOINTMENTS_TO_COME', hasAppointmentsToCome],
  ['TEAM_SUBSCRIPTION', paysForTeam],
  ['LAST_NETWORK_ADMIN', isLastAdmin],
];
