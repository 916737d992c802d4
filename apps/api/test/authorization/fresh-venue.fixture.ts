import { randomUUID } from 'node:crypto';
import { type Given } from '#libs/testing';

/** A venue that nobody else uses, with a space, somebody of its team, a claim and an invitation. */
export interface FreshVenue {
  readonly venueId: string;
  readonly spaceId: string;
  readonly staffId: string;
  readonly claimId: string;
  readonly invitationId: string;
}

let count = 0;

/** Creates one, with a member made for it who is its staff, claims it and invites. Nobody manages it. */
export async function freshVenue(given: Given, networkId: string, now: string): Promise<FreshVenue> {
  const { id: venueId } = await given.one<{ id: string }>(
    `with place as (insert into calendar (network_id, zone) values ($1, 'Europe/Paris') returning id),
     runs as (insert into owner (network_id, name) values ($1, 'Association d’essai') returning id)
     insert into venue (network_id, owner_id, calendar_id, kind, slug, name, lat, lon, zone, source, source_id)
     select $1, runs.id, place.id, 'COWORKING', $2, 'Lieu d’essai', 45.77, 4.88, 'Europe/Paris', 'spec', $2 from place, runs returning id`,
    [networkId, `fresh-${randomUUID()}`],
  );
  const { id: spaceId } = await given.one<{ id: string }>(
    `with made as (
       insert into resource (network_id, calendar_id, exclusive, capacity)
       select network_id, calendar_id, true, 4 from venue where network_id = $1 and id = $2 returning id)
     insert into space (network_id, venue_id, resource_id, kind, tariff_class, name, capacity)
     select $1, $2, id, 'MEETING_ROOM', 'SMALL_ROOM', 'Salle', 4 from made returning id`,
    [networkId, venueId],
  );
  const account = await given.one<{ id: string }>(
    `insert into account (email, name) values ($1, 'Somebody of the team') returning id`,
    [`team-${++count}-${venueId}@spec.example`],
  );
  const { id: staffId } = await given.one<{ id: string }>(
    `insert into member (network_id, account_id, name) values ($1, $2, 'Somebody of the team') returning id`,
    [networkId, account.id],
  );
  await given.client.query(
    `insert into role_grant (network_id, member_id, role, venue_id) values ($1, $2, 'VENUE_STAFF', $3)`,
    [networkId, staffId, venueId],
  );
  const { id: claimId } = await given.one<{ id: string }>(
    `insert into venue_claim (network_id, venue_id, member_id, proof, domain_matches, made_at) values ($1, $2, $3, 'x', false, $4) returning id`,
    [networkId, venueId, staffId, now],
  );
  const { id: invitationId } = await given.one<{ id: string }>(
    `insert into staff_invitation (network_id, venue_id, email, role, locale, invited_by, invited_at, expires_at)
     values ($1, $2, 'invited@spec.example', 'VENUE_STAFF', 'fr', $3, $4, $4::timestamptz + interval '14 days') returning id`,
    [networkId, venueId, staffId, now],
  );
  return { venueId, spaceId, staffId, claimId, invitationId };
}
