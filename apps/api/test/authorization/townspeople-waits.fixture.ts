import { WaitTokens } from '#libs/offers';
import { type Given, type GivenMember, type GivenNetwork, type GivenSpace, type TestApi } from '#libs/testing';

const STARTS_AT = '2026-12-06T09:00:00Z';

export interface WaitsOfPerson {
  /** A wait for a time of the desks. */
  readonly spaceWaitId: string;
  /** For another time of the desks, which is free. */
  readonly waitToken: string;
}

export async function addWaits(
  given: Given,
  api: TestApi,
  network: GivenNetwork,
  desks: GivenSpace,
  { id: memberId }: GivenMember,
): Promise<WaitsOfPerson> {
  await given.client.query(
    `insert into wished_time (network_id, space_id, during, seats)
     values ($1, $2, tstzrange($3, $3::timestamptz + interval '1 hour'), 100) on conflict do nothing`,
    [network.id, desks.id, STARTS_AT],
  );
  const { id: spaceWaitId } = await given.one<{ id: string }>(
    `insert into waiting_list_entry (network_id, subject_kind, subject_id, member_id, joined_at, state)
     select network_id, 'SPACE_TIME', id, $2, '2026-11-23T08:00:00Z', 'WAITING' from wished_time where space_id = $1 returning id`,
    [desks.id, memberId],
  );
  const start = Temporal.Instant.from('2026-12-07T09:00:00Z');
  const waitToken = new WaitTokens(api.env.SECRET).seal({
    networkId: network.id,
    memberId,
    spaceId: desks.id,
    seats: 1,
    start,
    end: start.add({ hours: 1 }),
    expiresAt: start,
  });
  return { spaceWaitId, waitToken };
}
