import { randomUUID } from 'node:crypto';
import { recordNoShow } from '#libs/booking';
import { Database, SettingsReader } from '#libs/platform';
import { type Given, type GivenMember, type GivenNetwork, type TestApi } from '#libs/testing';

/** A no-show with its answer, and a booking that is to be reconfirmed. @param codes of two bookings of the person */
export async function presenceMails(
  api: TestApi,
  given: Given,
  who: { network: GivenNetwork; venueId: string; manager: GivenMember; ask: TestApi['ask'] },
  [missed, kept]: readonly [string, string],
): Promise<void> {
  const { network, venueId, manager, ask } = who;
  const now = api.clock.now();
  const settings = await api.app.get(SettingsReader).at(network.id, now);
  const { id } = await given.one<{ id: string }>(`select id from booking where code = $1`, [missed]);
  await api.app
    .get(Database)
    .inTransaction(network.id, (tx) => recordNoShow(tx, id, { now, settings, enteredById: manager.id }));
  // Jobs that are due later would move the clock past the other bookings.
  await given.client.query(
    `update outbox set voided_at = now() where topic in ('booking.decideFeeWaiver', 'booking.remind') and done_at is null
        and subject_id in (select id from booking where code = any($1))`,
    [[missed, kept]],
  );
  await given.client.query(
    `with asked as (update booking set must_reconfirm_by = starts_at - interval '1 day' where code = $1 returning id)
     insert into outbox (network_id, topic, subject_id, key, payload, run_at)
     select $2, 'booking.askReconfirmation', id, $3, jsonb_build_object('bookingId', id), $4 from asked`,
    [kept, network.id, randomUUID(), now.toString()],
  );
  const answer = `mutation ($venueId: ID!, $code: String!) { correctNoShow(venueId: $venueId, code: $code, outcome: EXCUSED, words: "Vu plus tard") { __typename } }`;
  await ask(network.slug, answer, { venueId, code: missed }, manager);
}
