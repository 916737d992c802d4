import type pg from 'pg';
import { type TownSize } from '#libs/demo';

export interface TownSpace {
  readonly id: string;
  readonly weight: number;
}
export interface TownMember {
  readonly id: string;
  /** Value of the session cookie. */
  readonly secret: string;
}
/** One hour of a space for a member. */
export interface Slot {
  readonly space: TownSpace;
  readonly member: TownMember;
  readonly start: Temporal.Instant;
}

/** A network with past and future bookings, in a PostgreSQL that flushes every commit. */
export interface Town {
  readonly url: string;
  readonly networkId: string;
  readonly slug: string;
  readonly size: TownSize;
  /** Midnight of tomorrow in UTC. */
  readonly tomorrow: Temporal.Instant;
  /** Members without future bookings, with hours for thousands of bookings. */
  readonly members: readonly TownMember[];
  /** Free hours, each for one booking; no two of one member overlap. */
  readonly freeHours: () => Promise<readonly Slot[]>;
  readonly client: pg.Client;
  /** Process id of a backend of the server. */
  readonly backend: number;
  drop(): Promise<void>;
}
