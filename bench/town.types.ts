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
/** An hour of a space, for a member. */
export interface Slot {
  readonly space: TownSpace;
  readonly member: TownMember;
  readonly start: Temporal.Instant;
}

/** A network with a past and a future, in a PostgreSQL that flushes every commit to the disk. */
export interface Town {
  readonly url: string;
  readonly networkId: string;
  readonly slug: string;
  readonly size: TownSize;
  /** Midnight, UTC, of tomorrow. */
  readonly tomorrow: Temporal.Instant;
  /** Members without a booking to come, with hours for thousands. */
  readonly members: readonly TownMember[];
  /** Hours to book, each once: no two of a member overlap. */
  readonly freeHours: () => Promise<readonly Slot[]>;
  readonly client: pg.Client;
  /** Process id of one of the server's backends. */
  readonly backend: number;
  drop(): Promise<void>;
}
