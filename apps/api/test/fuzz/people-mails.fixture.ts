import { randomUUID } from 'node:crypto';
import { type Given, type GivenNetwork, type GivenSpace } from '#libs/testing';

/** A member whom a venue no longer accepts, and the job that tells them. */
export async function bannedMember(
  given: Given,
  network: GivenNetwork,
  { venueId }: GivenSpace,
  name: string,
  at: Temporal.Instant,
): Promise<unknown> {
  const { id } = await given.member(network, { name, hours: null });
  return given.client.query(
    `with ban as (insert into venue_ban (network_id, venue_id, member_id, reason, banned_by_id, banned_at) values ($1, $2, $3, $4, $3, $5) returning id)
     insert into outbox (network_id, topic, subject_id, key, payload, run_at)
     select $1, 'openings.announceBan', id, 'ban:' || id, jsonb_build_object('banId', id), $5 from ban`,
    [network.id, venueId, id, name, at.toString()],
  );
}

/** The guardian of a minor, and the job that asks them. */
export async function askedGuardian(
  given: Given,
  network: GivenNetwork,
  name: string,
  at: Temporal.Instant,
): Promise<unknown> {
  const { id } = await given.member(network, { name, hours: null });
  return given.client.query(
    `with asked as (insert into guardian (network_id, member_id, name, email, locale, asked_at) values ($1, $2, $3, $4, 'fr', $5) returning id)
     insert into outbox (network_id, topic, subject_id, key, payload, run_at)
     select $1, 'minors.mailGuardian', id, 'guardian:' || id, jsonb_build_object('guardianId', id), $5 from asked`,
    [network.id, id, name, `${randomUUID()}@spec.example`, at.toString()],
  );
}

/** Two accounts that were merged, and the job that mails both addresses. */
export async function mergedAccounts(
  given: Given,
  network: GivenNetwork,
  name: string,
  at: Temporal.Instant,
): Promise<unknown> {
  const [kept, merged] = [await given.member(network, { name, hours: null }), await given.member(network, { name, hours: null })]; // prettier-ignore
  await given.client.query(`update account set disabled_at = $3, merged_into_id = $2 where id = $1`, [merged.accountId, kept.accountId, at.toString()]); // prettier-ignore
  await given.client.query(`update member set left_at = $3, merged_into_id = $2, merged_reason = $4 where id = $1`, [merged.id, kept.id, at.toString(), name]); // prettier-ignore
  return given.client.query(
    `insert into outbox (network_id, topic, subject_id, key, payload, run_at)
     values ($1, 'privacy.tellMergedPeople', $2::uuid, 'merge:' || $2, jsonb_build_object('memberId', $2::uuid), $3)`,
    [network.id, merged.id, at.toString()],
  );
}

/** Somebody whom a founder invites into a team, and the job that tells them. */
export async function invitedIntoTeam(
  given: Given,
  network: GivenNetwork,
  name: string,
  at: Temporal.Instant,
): Promise<unknown> {
  const [founder, invited] = [await given.member(network, { name, hours: null }), await given.member(network, { name, hours: null })]; // prettier-ignore
  return given.client.query(
    `with made as (
       insert into project (network_id, title, stage, sector, visibility, created_at) values ($1, $2, 'IDEATION', 'reuse', 'NOBODY', $5) returning network_id, id),
     founder as (
       insert into project_member (network_id, project_id, member_id, role, state, invited_at, answered_at)
       select network_id, id, $3, 'FOUNDER', 'ACCEPTED', $5, $5 from made),
     stage as (
       insert into project_stage_change (network_id, project_id, stage, changed_at) select network_id, id, 'IDEATION', $5 from made),
     asked as (
       insert into project_member (network_id, project_id, member_id, role, state, invited_by_id, invited_at)
       select network_id, id, $4, 'MEMBER', 'INVITED', $3, $5 from made returning id)
     insert into outbox (network_id, topic, subject_id, key, payload, run_at)
     select $1, 'projects.announceInvitation', id, 'invited:' || id, jsonb_build_object('invitationId', id), $5 from asked`,
    [network.id, name, founder.id, invited.id, at.toString()],
  );
}
