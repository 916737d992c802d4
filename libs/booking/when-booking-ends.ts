import { type Sql } from '#libs/platform';
import { type CancelledBy } from './rules/cancelled-by.js';

/** A booking of an appointment that no longer takes place. */
export interface EndedRoom {
  readonly bookingId: string;
  readonly by: CancelledBy;
  readonly now: Temporal.Instant;
}

type Follower = (tx: Sql, room: EndedRoom) => Promise<void>;
const followers: Follower[] = [];

/** What is done in the transaction in which the room of an appointment is given back. Called once, when a lib is loaded. */
export const whenRoomEnds = (follower: Follower): unknown => followers.push(follower);

export async function followEnd(tx: Sql, room: EndedRoom): Promise<void> {
  for (const follower of followers) await follower(tx, room);
}
