import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Calendars with opening hours, and allocations of time. They refer to no venues and contain no names. */
export class Agenda1795000001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table calendar (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        zone text not null check (timezone(zone, timestamptz 'epoch') is not null),   -- an unknown zone is an error there
        opens_on_holidays boolean not null default false,
        -- A child without opening rules uses those of its parent. Closures of the parent always apply.
        parent_id uuid,
        materialised_from date,
        materialised_until date,
        primary key (network_id, id),
        foreign key (network_id, parent_id) references calendar (network_id, id),
        check (parent_id <> id)
      );

      create table opening_rule (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        calendar_id uuid not null,
        weekday smallint not null check (weekday between 1 and 7),
        opens time not null,
        closes time not null,   -- 24:00 is allowed; a time at or before opens is on the next day
        valid_from date not null default '2000-01-01',
        valid_until date,
        primary key (network_id, id),
        foreign key (network_id, calendar_id) references calendar (network_id, id) on delete cascade,
        check (opens < '24:00')
      );
      create index opening_rule_calendar on opening_rule (network_id, calendar_id);

      create table opening_exception (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        calendar_id uuid not null,
        on_date date not null,
        opens time,             -- both null: closed on that day
        closes time,
        primary key (network_id, id),
        foreign key (network_id, calendar_id) references calendar (network_id, id) on delete cascade,
        check ((opens is null) = (closes is null)),
        check (opens < '24:00')
      );
      create index opening_exception_calendar on opening_exception (network_id, calendar_id, on_date);

      create table closure (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        calendar_id uuid not null,
        during tstzrange not null check (not isempty(during) and not lower_inf(during)),
        reason text not null check (length(reason) between 1 and 200),
        created_at timestamptz not null default now(),
        primary key (network_id, id),
        foreign key (network_id, calendar_id) references calendar (network_id, id) on delete cascade
      );
      create index closure_calendar on closure (network_id, calendar_id);

      -- Opening hours as instants, computed once from rules, exceptions, holidays and closures in the calendar's zone for fast searches.
      create table open_interval (
        network_id uuid not null,
        calendar_id uuid not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        primary key (network_id, calendar_id, starts_at) include (ends_at),
        foreign key (network_id, calendar_id) references calendar (network_id, id) on delete cascade,
        check (ends_at > starts_at and ends_at - starts_at <= interval '25 hours')
      );

      create table resource (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        calendar_id uuid not null,
        exclusive boolean not null,
        capacity int not null check (capacity between 1 and 10000),
        buffer_minutes int not null default 0 check (buffer_minutes between 0 and 240 and buffer_minutes % 15 = 0),
        lead_minutes int not null default 0 check (lead_minutes between 0 and 20160),
        min_minutes int not null default 30 check (min_minutes >= 15 and min_minutes % 15 = 0),
        max_minutes int not null default 720 check (max_minutes between 15 and 1440 and max_minutes % 15 = 0),
        withdrawn_at timestamptz,
        primary key (network_id, id),
        unique (network_id, id, exclusive),
        foreign key (network_id, calendar_id) references calendar (network_id, id),
        check (min_minutes <= max_minutes)
      );
      create index resource_calendar on resource (network_id, calendar_id);

      -- A booking of the whole also allocates its parts, such as the halves of a hall or the room of a machine.
      create table resource_part (
        network_id uuid not null,
        whole_id uuid not null,
        part_id uuid not null,
        primary key (network_id, whole_id, part_id),
        foreign key (network_id, whole_id) references resource (network_id, id),
        foreign key (network_id, part_id) references resource (network_id, id),
        check (whole_id <> part_id)
      );
      create index resource_part_part on resource_part (network_id, part_id);
      -- Writers lock the row of the network, so that two of them cannot create a cycle together.
      create function refuse_part_cycle() returns trigger language plpgsql as $$
      begin
        perform 1 from network where id = new.network_id for no key update;
        if exists (
          with recursive below(id) as (
            select new.part_id
            union select p.part_id from resource_part p join below b on p.whole_id = b.id where p.network_id = new.network_id)
          select 1 from below where id = new.whole_id)
        then raise exception 'resource % would contain itself', new.whole_id using errcode = '23514', constraint = 'resource_part_acyclic'; end if;
        return new;
      end $$;
      create trigger resource_part_acyclic before insert or update on resource_part
        for each row execute function refuse_part_cycle();

      create table allocation (
        network_id uuid not null,
        id uuid not null default uuidv7(),
        resource_id uuid not null,
        exclusive boolean not null,
        holder_id uuid not null,          -- the booking or appointment that allocated the time
        during tstzrange not null,        -- including the buffer at its end
        starts_at timestamptz not null generated always as (lower(during)) stored,
        ends_at timestamptz not null generated always as (upper(during)) stored,
        seats int not null default 1 check (seats > 0),
        state text not null check (state in ('HELD','PENDING','CONFIRMED','IN_USE','COMPLETED','NO_SHOW','CANCELLED','EXPIRED')),
        expires_at timestamptz,
        primary key (network_id, id),
        foreign key (network_id, resource_id, exclusive) references resource (network_id, id, exclusive),
        check (not isempty(during) and lower_inc(during) and not upper_inc(during) and not lower_inf(during) and not upper_inf(during)),
        -- Searches rely on this maximum: an allocation that covers an instant started at most this long before it.
        check (upper(during) - lower(during) <= interval '28 hours'),
        check ((state = 'HELD') = (expires_at is not null)),
        constraint allocation_exclusive exclude using gist (network_id with =, resource_id with =, during with &&)
          where (exclusive and state in ('HELD','PENDING','CONFIRMED','IN_USE'))
      );
      create index allocation_search on allocation (network_id, resource_id, starts_at) include (ends_at, seats)
        where state in ('HELD','PENDING','CONFIRMED','IN_USE');
      create index allocation_holder on allocation (network_id, holder_id);

      -- Shared capacity: one counter of used seats per resource and quarter of an hour.
      create table seat_bucket (
        network_id uuid not null,
        resource_id uuid not null,
        at timestamptz not null check (extract(epoch from at)::bigint % 900 = 0),
        used int not null,
        cap int not null,
        primary key (network_id, resource_id, at),
        foreign key (network_id, resource_id) references resource (network_id, id),
        check (used between 0 and cap)
      ) with (fillfactor = 70);

      -- The time of persons is allocated separately from that of resources: no member can attend two bookings at once.
      create table attendance (
        network_id uuid not null references network,
        id uuid not null default uuidv7(),
        member_id uuid not null,
        holder_id uuid not null,
        during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
        state text not null check (state in ('CONFIRMED','IN_USE','COMPLETED','NO_SHOW','CANCELLED')),
        primary key (network_id, id),
        unique (network_id, holder_id, member_id),
        constraint attendance_one_at_a_time exclude using gist (network_id with =, member_id with =, during with &&)
          where (state in ('CONFIRMED','IN_USE'))
      );
      call guard_by_network('attendance');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}
