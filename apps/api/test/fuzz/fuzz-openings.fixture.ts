import { type Given, type GivenMember, type GivenNetwork, type GivenSpace } from '#libs/testing';

/** What the staff of the desks keep for themselves. A caller who is no staff gets the ids of what exists. */
export class FuzzOpenings {
  private space: Promise<GivenSpace> | undefined;

  constructor(
    private readonly given: Given,
    private readonly network: GivenNetwork,
    private readonly desks: GivenSpace,
  ) {}

  /** A space that nobody books, so that nobody misses what is not opened of it. */
  async office(): Promise<string> {
    this.space ??= this.given.space(this.network, { kind: 'OFFICE', venueId: this.desks.venueId });
    return (await this.space).id;
  }

  /** An own use that can be removed. */
  async ownUse({ id: memberId }: GivenMember): Promise<string> {
    const { id } = await this.given.one<{ id: string }>(
      `with had as (select id from own_use where network_id = $1 and added_by_id = $3 and state = 'PLANNED' limit 1), made as (
         insert into own_use (network_id, space_id, during, seats, added_by_id, added_at)
         select $1, $2, '[2026-12-21T09:00Z,2026-12-21T10:00Z)', 1, $3, '2026-11-01' where not exists (select from had) returning id)
       select id from had union all select id from made`,
      [this.network.id, this.desks.id, memberId],
    );
    return id;
  }

  /** A calendar; removing it again changes nothing. */
  async calendar({ id: memberId }: GivenMember): Promise<string> {
    const { id } = await this.given.one<{ id: string }>(
      `with had as (select id from outside_calendar where network_id = $1 and added_by_id = $3 and state = 'REMOVED' limit 1), made as (
         insert into outside_calendar (network_id, space_id, position, sealed_address, host, all_day_blocks, state, added_by_id, added_at, next_at)
         select $1, $2, 1, '', 'calendar.example', true, 'REMOVED', $3, '2026-11-01', '2026-11-01' where not exists (select from had) returning id)
       select id from had union all select id from made`,
      [this.network.id, this.desks.id, memberId],
    );
    return id;
  }

  /** A ban that was lifted; lifting it again changes nothing. */
  async ban({ id: memberId }: GivenMember): Promise<string> {
    const { id } = await this.given.one<{ id: string }>(
      `with had as (select id from venue_ban where network_id = $1 and member_id = $3 limit 1), made as (
         insert into venue_ban (network_id, venue_id, member_id, reason, banned_by_id, banned_at, lifted_at, lifted_by_id)
         select $1, $2, $3, 'x', $3, '2026-11-01', '2026-11-02', $3 where not exists (select from had) returning id)
       select id from had union all select id from made`,
      [this.network.id, this.desks.venueId, memberId],
    );
    return id;
  }

  /** So that everybody can book again. */
  async liftBans(): Promise<void> {
    await this.given.client.query(
      `update venue_ban set lifted_at = banned_at, lifted_by_id = banned_by_id where network_id = $1 and lifted_at is null`,
      [this.network.id],
    );
  }

  /** So that neither the seats nor the number of calendars run out. An attack beside it may lock the same rows in another order. */
  async removeAll(attempts = 5): Promise<void> {
    try {
      await this.remove();
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01' || attempts === 1) throw error;
      await this.removeAll(attempts - 1);
    }
  }

  private async remove(): Promise<void> {
    await this.given.client.query(
      `with gone as (update own_use set state = 'REMOVED' where network_id = $1 and state = 'PLANNED' returning id),
       freed as (
         update allocation a set state = 'CANCELLED' from gone where a.network_id = $1 and a.holder_id = gone.id and a.state = 'CONFIRMED'
         returning a.resource_id, a.during, a.seats)
       update seat_bucket b set used = b.used - f.seats
         from (select resource_id, at, sum(seats)::int seats from freed
                cross join lateral generate_series(lower(during), upper(during) - interval '15 minutes', interval '15 minutes') at group by 1, 2) f
        where b.network_id = $1 and (b.resource_id, b.at) = (f.resource_id, f.at)`,
      [this.network.id],
    );
    await this.given.client.query(
      `update outside_calendar set state = 'REMOVED', sealed_address = '' where network_id = $1 and state = 'ACTIVE'`,
      [this.network.id],
    );
  }
}
