import { queueFreshness } from '#libs/publishing';
import { Database } from '#libs/platform';
import { type Given, type GivenMember, type GivenNetwork, type GivenSpace, type TestApi } from '#libs/testing';

const CLAIM = `mutation ($id: ID!) { claimVenue(venueId: $id, proof: "x") { ... on ClaimSent { claimId } } }`;
const DECIDE = (what: string) => `mutation ($id: ID!) { ${what}(claimId: $id) { __typename } }`;
const INVITE = `mutation ($id: ID!) { inviteStaff(venueId: $id, email: "guest@spec.example", staffRole: VENUE_STAFF) { __typename } }`;

/** Makes the api send every kind of mail about venues: claims, decisions, an invitation, and whether a page is still right. */
export async function mailsOfPublishing(
  given: Given,
  stage: {
    network: GivenNetwork;
    member: GivenMember;
    space: GivenSpace;
    name?: string | undefined;
    api: TestApi;
    ask: TestApi['ask'];
    runDue: () => Promise<void>;
  },
): Promise<void> {
  const { network, member, space, name = 'Admin', api, ask, runDue } = stage;
  const id = space.venueId;
  const { client } = given;
  await client.query(`delete from role_grant where venue_id = $1`, [id]);
  await client.query(
    `delete from venue_claim; delete from staff_invitation; delete from outbox where topic like 'publishing.%'`,
  );
  const admin = await given.member(network, { name, role: 'NETWORK_ADMIN', hours: null });
  for (const what of ['refuseClaim', 'approveClaim']) {
    const { data } = await ask<{ claimVenue: { claimId: string } }>(network.slug, CLAIM, { id }, member);
    await runDue();
    await client.query(`update sign_in_session set renew = false, expires_at = '2100-01-01'`);
    await ask(network.slug, DECIDE(what), { id: data.claimVenue.claimId }, admin);
    await runDue();
  }
  await ask(network.slug, INVITE, { id }, admin);
  await runDue();
  await client.query(`update venue set confirmed_at = '2025-01-01' where id = $1`, [id]);
  await api.app.get(Database).inTransaction(network.id, (tx) => queueFreshness(tx, api.clock.now()));
  await runDue();
  await client.query(`delete from role_grant where member_id = $1 or venue_id = $2`, [admin.id, id]);
  await client.query(`update account set disabled_at = now() where id = $1`, [admin.accountId]);
  await client.query(`update sign_in_session set renew = false, expires_at = '2100-01-01'`);
}
