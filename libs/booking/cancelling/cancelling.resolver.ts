import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isStaffOf } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Costs,
  Database,
  type MemberViewer,
  RateLimit,
  SettingsReader,
  badInput,
  encodeCursor,
  make,
  oneLine,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { venueCancellationDays, venueCancellationLimit } from '../booking.settings.js';
import { refusalText } from '../booking.texts.js';
import { Booking } from '../booking.types.js';
import { Refused, type RefusalCode } from '../refusal.types.js';
import { bookingView } from '../booking.view.js';
import { checkedKey } from '../checked-key.js';
import { parseBookingCode } from '../rules/booking-code.js';
import { CancelAsVenue } from './cancel-as-venue.js';
import { CancelBooking } from './cancel-booking.js';
import { feeView } from './cancellation.view.js';
import {
  AcceptedFeeInput,
  CancelAsVenueArgs,
  CancelAsVenueResult,
  CancelResult,
  CancellationFeeDue,
  Cancelled,
  CancelledAsVenue,
  VenueCancellations,
  VenueCancellationsArgs,
  VenueCancellationsConnection,
  WithdrawResult,
  Withdrawn,
} from './cancelling.types.js';
import { venueCancellations } from './venue-cancellations.queries.js';
import { WithdrawFromBooking } from './withdraw-from-booking.js';

const KEY = '8 to 255 characters, new for each action. Repeated requests with the same key take effect once.';
const MOST_REASON_CHARACTERS = 300;
const NOTHING = { creditMinutes: 0, amountCents: 0 };

const refused = ({ locale }: MemberViewer, code: RefusalCode): Refused =>
  make(Refused, { code, message: refusalText(locale, code) });

@Resolver(() => Booking)
export class CancellingResolver {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly cancellation: CancelBooking,
    private readonly withdrawal: WithdrawFromBooking,
    private readonly byVenue: CancelAsVenue,
  ) {}

  @Mutation(() => CancelResult, {
    description: 'Cancels my booking and gives its price back, but for the fee that I accept.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async cancelBooking(
    @Args('code', { description: 'The booking code.' }) typed: string,
    @Args('idempotencyKey', { type: () => ID, description: KEY }) key: string,
    @Args('acceptedFee', {
      type: () => AcceptedFeeInput,
      nullable: true,
      description: 'The most that I agree to pay, as `cancellation.feeNow` tells; nothing by default.',
    })
    acceptedFee: AcceptedFeeInput | null,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof CancelResult> {
    const code = parseBookingCode(typed) ?? '';
    const outcome = await this.cancellation.cancel(viewer, code, checkedKey(key), acceptedFee ?? NOTHING);
    if (outcome.kind === 'REFUSED') return refused(viewer, outcome.code);
    if (outcome.kind === 'FEE_DUE') return make(CancellationFeeDue, { fee: feeView(viewer.member.id, outcome.cost) });
    const { booking, restoredCreditMinutes, restoredCents } = outcome;
    return make(Cancelled, { booking: this.view(viewer, booking), restoredCreditMinutes, restoredCents });
  }

  @Mutation(() => WithdrawResult, {
    description: 'Withdraws from the contract of my booking within the withdrawal period: everything is given back.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async withdrawFromBooking(
    @Args('code', { description: 'The booking code.' }) typed: string,
    @Args('idempotencyKey', { type: () => ID, description: KEY }) key: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof WithdrawResult> {
    const outcome = await this.withdrawal.withdraw(viewer, parseBookingCode(typed) ?? '', checkedKey(key));
    if (outcome.kind === 'REFUSED') return refused(viewer, outcome.code);
    return make(Withdrawn, { booking: this.view(viewer, outcome.booking) });
  }

  @Mutation(() => CancelAsVenueResult, {
    description:
      'Cancels a booking at my venue. The member gets everything back, and what cancelling now would have cost the member.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async cancelBookingAsVenue(
    @Args() { venueId, code, reason, idempotencyKey }: CancelAsVenueArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof CancelAsVenueResult> {
    const line = oneLine(reason, MOST_REASON_CHARACTERS);
    if (!line) throw badInput(`\`reason\` must be one line of 1 to ${MOST_REASON_CHARACTERS} characters.`);
    const key = checkedKey(idempotencyKey);
    if (!isStaffOf(viewer, venueId)) return refused(viewer, 'NOT_BOOKED_HERE');
    const request = { venueId, code: parseBookingCode(code) ?? '', reason: line, idempotencyKey: key };
    const outcome = await this.byVenue.cancel(viewer, request);
    if (outcome.kind === 'REFUSED') return refused(viewer, outcome.code);
    const { booking } = outcome;
    return make(CancelledAsVenue, { bookingCode: booking.code, compensationCents: booking.compensationCents });
  }

  @Query(() => VenueCancellationsConnection, {
    nullable: true,
    description: 'How many bookings each venue cancelled lately; null for people who do not administer the network.',
  })
  @Allow('member')
  @Costs('search')
  async venueCancellations(
    @Args() { first, after }: VenueCancellationsArgs,
    @AsMember() { member, network }: MemberViewer,
  ): Promise<VenueCancellationsConnection | null> {
    if (!member.roles.some(({ role }) => role === 'NETWORK_ADMIN')) return null;
    const now = this.clock.now();
    const settings = await this.settings.at(network.id, now);
    const since = now.subtract({ hours: 24 * settings.get(venueCancellationDays) });
    const limit = settings.get(venueCancellationLimit);
    const key = after == null ? null : sortKeyOf(after, 'number', 'id');
    const { rows, total } = await this.database.inTransaction(network.id, (tx) =>
      venueCancellations(tx, { since, now }, key && [Math.trunc(Math.min(key[0], 1_000_000)), key[1]], first + 1),
    );
    return pageOf(
      rows,
      first,
      total,
      (row) => encodeCursor(row.cancelled, row.venueId),
      (row) => make(VenueCancellations, { ...row, tooMany: row.cancelled > limit }),
    );
  }

  private view = ({ network }: MemberViewer, booking: Parameters<typeof bookingView>[0]): Booking =>
    bookingView(booking, network.slug, this.clock.now());
}
