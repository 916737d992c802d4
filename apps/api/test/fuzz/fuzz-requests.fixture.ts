import { type BookingClient, type Given, type GivenMember, type GivenNetwork, type GivenSpace } from '#libs/testing';

const START = '2026-11-27T09:00:00Z';

/** Requests that wait for the staff of the desks, one for each caller, by a member of its own. */
export class FuzzRequests {
  private space: Promise<GivenSpace> | undefined;
  private readonly members = new Map<object, GivenMember>();
  private readonly open = new Map<object, string>();

  constructor(
    private readonly given: Given,
    private readonly network: GivenNetwork,
    private readonly desks: GivenSpace,
    private readonly bookings: BookingClient,
  ) {}

  /** Makes the members who ask: later, nobody may get a pass. */
  async prepare(callers: readonly object[]): Promise<void> {
    for (const caller of callers) this.members.set(caller, await this.given.member(this.network, { hours: 1_000 }));
  }

  async code(caller: object): Promise<string> {
    const found = this.open.get(caller);
    if (found) return found;
    this.space ??= this.workshop();
    const member = this.members.get(caller)!;
    const token = await this.bookings.offer(member, await this.space, START, 60);
    const { booking } = await this.bookings.book(member, token!);
    this.open.set(caller, booking!.code);
    return booking!.code;
  }

  /** The next call gets another request. A caller who answered the request of somebody else may have none. */
  async forget(caller: object): Promise<void> {
    const code = this.open.get(caller);
    if (!code) return;
    this.open.delete(caller);
    await this.bookings.cancel(this.members.get(caller)!, code);
  }

  private async workshop(): Promise<GivenSpace> {
    const { venueId } = this.desks;
    const space = await this.given.space(this.network, { kind: 'WORKSHOP', exclusive: false, capacity: 500, venueId });
    await this.given.client.query(`update space set needs_approval = true where id = $1`, [space.id]);
    return space;
  }
}
