import { type Given, type GivenMember, type GivenNetwork } from '#libs/testing';

export interface FeedsOfPerson {
  /** A calendar feed of the person's own bookings. */
  readonly feedId: string;
}

export async function addFeeds(
  given: Given,
  network: GivenNetwork,
  { id: memberId }: GivenMember,
): Promise<FeedsOfPerson> {
  const { id: feedId } = await given.one<{ id: string }>(
    `insert into calendar_feed (network_id, member_id, shows_titles, token_hash, made_at)
     values ($1, $2, true, sha256(uuid_send($2)), '2026-11-23T08:00:00Z') returning id`,
    [network.id, memberId],
  );
  return { feedId };
}
