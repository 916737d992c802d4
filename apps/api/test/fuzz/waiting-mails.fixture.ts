import { randomUUID } from 'node:crypto';
import { tendLines } from '#libs/booking';
import { WaitTokens } from '#libs/offers';
import { Database, Random, SettingsReader } from '#libs/platform';
import {
  BookingClient,
  type Given,
  type GivenMember,
  type GivenNetwork,
  type GivenSpace,
  type TestApi,
} from '#libs/testing';

/** A time that became free for somebody who waited for it. */
export async function offeredTimeMail(
  api: TestApi,
  given: Given,
  who: { network: GivenNetwork; member: GivenMember; space: GivenSpace; ask: TestApi['ask'] },
): Promise<void> {
  const { network, member, space, ask } = who;
  const now = api.clock.now();
  // Those of earlier calls would be offered instead of the new one.
  await given.client.query(`update space set withdrawn_at = $2 where venue_id = $1 and kind = 'OFFICE'`, [
    space.venueId,
    now.toString(),
  ]);
  const room = await given.space(network, { venueId: space.venueId, kind: 'OFFICE' });
  const holder = await given.member(network);
  const client = new BookingClient(api, network);
  const start = now.add({ hours: 24 * 3 }).round('hour');
  const { code } = await client.proposeAndBook(holder, room, start.toString());
  const token = new WaitTokens(api.env.SECRET).seal({
    networkId: network.id,
    memberId: member.id,
    spaceId: room.id,
    seats: 1,
    start,
    end: start.add({ hours: 1 }),
    expiresAt: start,
  });
  await ask(network.slug, `mutation ($token: String!) { joinSpaceWaitingList(token: $token) { __typename } }`, { token }, member); // prettier-ignore
  await client.cancel(holder, code, randomUUID());
  const settings = await api.app.get(SettingsReader).at(network.id, now);
  await tendLines(api.app.get(Database), network.id, { settings, random: new Random(), now });
  // The mails of the other person are no part of this, and the database gives its job the time of its own clock.
  await given.client.query(
    `update outbox set voided_at = now() where done_at is null and (topic = 'booking.offerFreedTime'
        or subject_id in (select id from booking where code = $1))`,
    [code],
  );
}
