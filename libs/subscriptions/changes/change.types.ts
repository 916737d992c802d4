import { type NetworkRef, type Settings, type Sql } from '#libs/platform';
import { type BookedHours, type ChangeKind } from '../subscription-changes.queries.js';
import { type SubscriptionRow } from '../subscription.queries.js';

/** What a member wants to change. */
export type WantedChange =
  | { readonly kind: 'SUBSCRIBE'; readonly planCode: string; readonly expressRequest: boolean }
  | { readonly kind: 'CHANGE_PLAN'; readonly planCode: string }
  | { readonly kind: 'PAUSE'; readonly months: number }
  | { readonly kind: 'CANCEL' }
  | { readonly kind: 'KEEP' }
  | { readonly kind: 'WITHDRAW' };

export const SUBSCRIPTION_REFUSALS = [
  'UNKNOWN_PLAN',
  'HAS_PASS',
  'NO_SUBSCRIPTION',
  'GUARDIAN_NEEDED',
  'EXPRESS_REQUEST_NEEDED',
  'SAME_PLAN',
  'PAUSED',
  'CHANGE_PLANNED',
  'NOTHING_PLANNED',
  'TOO_MANY_HOLDERS',
  'PAUSE_LIMIT',
  'WITHDRAWAL_OVER',
  'PRICE_CHANGED',
  'BOOKING_CHANGED',
  'KEY_REUSED',
] as const;
export type SubscriptionRefusal = (typeof SUBSCRIPTION_REFUSALS)[number];

/** What a change does and costs. */
export interface ChangeMade {
  readonly passId: string;
  readonly kind: ChangeKind;
  readonly planCode: string;
  /** Charged at once, VAT included; negative when it is given back. */
  readonly nowCents: number;
  /** Included hours of the running period that are added at once. */
  readonly nowCreditMinutes: number;
  /** When the change takes effect. */
  readonly bindsAt: Temporal.Instant;
  readonly booked: BookedHours;
}

export interface ChangeEffect extends ChangeMade {
  /** The next fee; without an instant there is none. */
  readonly next: { readonly at: Temporal.Instant | null; readonly cents: number };
}

/** What the steps of a change need. */
export interface ChangeContext {
  readonly tx: Sql;
  readonly memberId: string;
  readonly network: NetworkRef;
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}
export interface SubscribedContext extends ChangeContext {
  readonly subscription: SubscriptionRow;
}

export const NO_BOOKED_HOURS: BookedHours = { bookings: 0, creditMinutes: 0, cents: 0 };
