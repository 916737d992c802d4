import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Venues are claimed, staffed, published, confirmed, merged and edited by the people who run them. */
export class Publishing1797004000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table venue rename column description to description_fr;
      alter table venue
        add description_en text not null default '',
        add house_rules_fr text not null default '',
        add house_rules_en text not null default '',
        add access_fr text not null default '',     -- how to get in: shown with a booking only
        add access_en text not null default '',
        -- Spaces can be booked once it is published. Venues that are bookable now stay so.
        add published_at timestamptz default now(),
        add confirmed_at timestamptz,               -- when somebody last said that all of it is right
        add merged_into_id uuid,                    -- the other row of the same venue, which took over the spaces
        add constraint venue_merged_into foreign key (network_id, merged_into_id) references venue (network_id, id),
        add constraint venue_not_merged_into_itself check (merged_into_id <> id),
        add constraint venue_merged_is_withdrawn check (merged_into_id is null or withdrawn_at is not null);
      create index venue_merged on venue (network_id, merged_into_id) where merged_into_id is not null;

      alter table space add changed_at timestamptz;  -- when a form last changed the space or what belongs to it

      create table venue_claim (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        venue_id uuid not null,
        member_id uuid not null,
        proof text not null check (length(proof) between 1 and 1000),
        domain_matches boolean not null,            -- the mail address is at the domain of the venue's website
        state text not null default 'WAITING' check (state in ('WAITING','APPROVED','REFUSED')),
        made_at timestamptz not null,
        decided_at timestamptz,
        decided_by uuid,
        reason text not null default '' check (length(reason) <= 1000),
        primary key (network_id, id),
        foreign key (network_id, venue_id) references venue (network_id, id),
        foreign key (network_id, member_id) references member (network_id, id),
        foreign key (network_id, decided_by) references member (network_id, id),
        check ((state = 'WAITING') = (decided_at is null))
      );
      call guard_by_network('venue_claim');
      create unique index venue_claim_waiting on venue_claim (network_id, venue_id, member_id) where state = 'WAITING';
      create index venue_claim_state on venue_claim (network_id, state, made_at, id);

      create table staff_invitation (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        venue_id uuid not null,
        email citext not null,
        role text not null check (role in ('VENUE_STAFF','VENUE_MANAGER')),
        locale text not null check (locale in ('fr','en')),
        invited_by uuid not null,
        invited_at timestamptz not null,
        expires_at timestamptz not null,
        state text not null default 'WAITING' check (state in ('WAITING','ACCEPTED','REVOKED')),
        ended_at timestamptz,
        primary key (network_id, id),
        foreign key (network_id, venue_id) references venue (network_id, id),
        foreign key (network_id, invited_by) references member (network_id, id),
        check ((state = 'WAITING') = (ended_at is null))
      );
      call guard_by_network('staff_invitation');
      create unique index staff_invitation_waiting on staff_invitation (network_id, venue_id, email) where state = 'WAITING';
      create index staff_invitation_email on staff_invitation (network_id, email) where state = 'WAITING';
      create index member_home_venue on member (network_id, home_venue_id) where home_venue_id is not null;
      create index role_grant_venue on role_grant (network_id, venue_id) where venue_id is not null and revoked_at is null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
