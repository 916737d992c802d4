import { Injectable } from '@nestjs/common';
import { personTimesOf } from '#libs/agenda';
import { type SpaceKind } from '#libs/directory';
import { type Purse, type Quote, isQuoteRefusal, purseAfterUse, purseOf, quoteUse } from '#libs/passes';
import {
  Clock,
  Database,
  type MemberViewer,
  type Settings,
  SettingsReader,
  type Span,
  type Sql,
  statement,
} from '#libs/platform';
import { type BookingPlan, bookingPlan } from './booking-plan.js';
import { checkRequest } from './check-request.js';
import { PassQuotas } from './pass-openings/pass-quotas.js';

/** How many spaces of a venue are looked at. */
const MOST_SPACES = 60;

const readOthers = statement(
  'booking.spacesBeside',
  `select s.id, s.name, s.kind
     from space s
     join space chosen on (chosen.network_id, chosen.venue_id) = (s.network_id, s.venue_id) and chosen.id = $1
     join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
    where s.network_id = (select current_network()) and s.withdrawn_at is null and not s.needs_approval
      and s.id <> all($2::uuid[]) and ($3::uuid is null or s.id = $3) and (r.exclusive or r.capacity >= $4)
    order by s.kind = chosen.kind desc, s.kind, s.name, s.id limit ${MOST_SPACES}`,
);

export interface ChosenSpace {
  readonly spaceId: string;
  readonly seats: number;
}

/** Which spaces are asked for, beside those that are chosen. */
export interface AddableWish extends Span {
  /** In the order in which they are charged. */
  readonly chosen: readonly [ChosenSpace, ...ChosenSpace[]];
  /** Of spaces that are shared. */
  readonly seats: number;
  readonly first: number;
  /** Only this space; null: all of the venue. */
  readonly spaceId: string | null;
}

/** A space that could be booked together with the chosen ones. */
export interface AddableSpace {
  readonly spaceId: string;
  readonly spaceName: string;
  readonly kind: SpaceKind;
  readonly venueId: string;
  readonly zone: string;
  readonly seats: number;
  /** With what the chosen spaces leave of the pass. */
  readonly quote: Quote;
  readonly hasPass: boolean;
}

interface Chosen {
  readonly left: Purse;
  readonly resourceIds: ReadonlySet<string>;
}

/**
 * Finds the spaces of a venue that a member could book at a time together with those already chosen there. It applies the checks of
 * the booking itself and reserves nothing.
 */
@Injectable()
export class AddableSpaces {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async find(viewer: MemberViewer, wish: AddableWish): Promise<AddableSpace[]> {
    if (viewer.member.suspension) return [];
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      if ((await personTimesOf(tx, viewer.member.id, wish)).length > 0) return [];
      const chosen = await this.chosen(tx, viewer, wish, { settings, now });
      if (!chosen) return [];
      const ids = wish.chosen.map(({ spaceId }) => spaceId);
      type Row = { id: string; name: string; kind: SpaceKind };
      const found: AddableSpace[] = [];
      for (const space of await tx.rows<Row>(readOthers, [ids[0], ids, wish.spaceId, wish.seats])) {
        if (found.length === wish.first) break;
        const plan = await this.plan(tx, viewer, { ...wish, spaceId: space.id }, now);
        if (!plan || plan.parts.some(({ resourceId }) => chosen.resourceIds.has(resourceId))) continue;
        const seats = plan.exclusive ? 1 : wish.seats;
        if (!(await isBookable(tx, viewer, plan, { ...wish, seats }, { settings, now }))) continue;
        const quote = quoteUse(chosen.left, { ...wish, tariffClass: plan.tariffClass, seats });
        if (isQuoteRefusal(quote)) continue;
        const { venueId, zone } = plan;
        const hasPass = chosen.left.pass !== null;
        found.push({
          spaceId: space.id,
          spaceName: space.name,
          kind: space.kind,
          venueId,
          zone,
          seats,
          quote,
          hasPass,
        });
      }
      return found;
    });
  }

  /** What the chosen spaces occupy and what they leave of the pass; undefined when they have no price. */
  private async chosen(
    tx: Sql,
    viewer: MemberViewer,
    wish: AddableWish,
    { settings, now }: { settings: Settings; now: Temporal.Instant },
  ): Promise<Chosen | undefined> {
    let left = await purseOf(tx, viewer.member.id, wish.start, viewer.network.zone, now, settings);
    if (!left) return undefined;
    const resourceIds = new Set<string>();
    for (const { spaceId, seats } of wish.chosen) {
      const plan = await this.plan(tx, viewer, { ...wish, spaceId, seats }, now);
      const quote = plan && quoteUse(left, { ...wish, tariffClass: plan.tariffClass, seats });
      if (!quote || isQuoteRefusal(quote) || plan.needsApproval) return undefined;
      left = purseAfterUse(left, quote);
      for (const { resourceId } of plan.parts) resourceIds.add(resourceId);
    }
    return { left, resourceIds };
  }

  private plan(
    tx: Sql,
    { network, member }: MemberViewer,
    { start, end, spaceId, seats }: Span & ChosenSpace,
    now: Temporal.Instant,
  ): Promise<BookingPlan | undefined> {
    return bookingPlan(tx, network.id, { start, end, spaceId, seats, memberId: member.id }, now);
  }
}

async function isBookable(
  tx: Sql,
  { network, member }: MemberViewer,
  plan: BookingPlan,
  { start, end, seats }: Span & { readonly seats: number },
  { settings, now }: { settings: Settings; now: Temporal.Instant },
): Promise<boolean> {
  if (plan.taken && !plan.isHeld) return false;
  const checked = await checkRequest(tx, plan, { start, end, seats, memberId: member.id }, settings, now);
  if (checked.kind !== 'BOOKABLE') return false;
  if (checked.draws.length === 0) return true;
  return (await PassQuotas.read(tx, network.id, now)).allows(plan.spaceId, { start, end }, seats);
}
