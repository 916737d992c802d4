import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { leaveTimeLinesOfVenue, memberOfBookingAt, parseBookingCode } from '#libs/booking';
import { isStaffOf } from '#libs/directory';
import { type VenueBanRow, banMember, countVenueBans, liftBan, venueBan, venueBans, venueStaff } from '#libs/people';
import { leaveLinesOfVenue } from '#libs/sessions';
import {
  Allow,
  AsMember,
  Audit,
  Clock,
  Database,
  type MemberViewer,
  Random,
  RateLimit,
  SettingsReader,
  type Transaction,
  actorOf,
  badInput,
  encodeCursor,
  enqueue,
  make,
  oneLine,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { announceBan } from '../declared-jobs.js';
import { idOf } from '../openings.inputs.js';
import { refused } from '../openings.texts.js';
import { type OpeningRefusal } from '../openings.types.js';
import { BanMemberArgs, VenueBan, VenueBanConnection, VenueBanResult, VenueBansArgs } from './ban.types.js';

const MOST_REASON_CHARACTERS = 300;

const isAdmin = ({ member }: MemberViewer): boolean => member.roles.some(({ role }) => role === 'NETWORK_ADMIN');
const view = ({ memberId: _m, accountId: _a, email: _e, locale: _l, ...ban }: VenueBanRow): VenueBan =>
  make(VenueBan, ban);

/** A venue does not accept a member any more: its staff decide it with a reason that the network reads. */
@Resolver()
export class BanResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly settings: SettingsReader,
    private readonly random: Random,
  ) {}

  @Query(() => VenueBanConnection, {
    nullable: true,
    description: 'The members whom a venue does not accept, lifted bans too; null for people who are not its staff.',
  })
  @Allow('member')
  async venueBans(
    @Args() { venueId, first, after }: VenueBansArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<VenueBanConnection | null> {
    const id = venueId == null ? null : idOf(venueId);
    if (!isAdmin(viewer) && !(id && isStaffOf(viewer, id))) return null;
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    return this.database.inTransaction(viewer.network.id, async (tx) =>
      pageOf(
        await venueBans(tx, id, key, first + 1),
        first,
        await countVenueBans(tx, id),
        (row) => encodeCursor(row.bannedAt.toString(), row.id),
        view,
      ),
    );
  }

  @Mutation(() => VenueBanResult, {
    description:
      'Makes a venue stop accepting a member, who reads the reason in the bell and in a mail, and leaves its waiting lists. Bookings already made stay. A second call replaces the reason.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async banMember(
    @Args() { venueId, bookingCode, reason }: BanMemberArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof VenueBanResult> {
    const line = oneLine(reason, MOST_REASON_CHARACTERS);
    if (!line) throw badInput(`\`reason\` must be one line of 1 to ${MOST_REASON_CHARACTERS} characters.`);
    const venue = idOf(venueId);
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.answer(viewer, async (tx) => {
      if (!isStaffOf(viewer, venue)) return 'NOT_FOUND';
      const code = parseBookingCode(bookingCode);
      const member = code && (await memberOfBookingAt(tx, code, venue));
      if (!member) return 'NO_SUCH_BOOKING';
      if ((await venueStaff(tx, venue)).some((one) => one.memberId === member)) return 'IN_THE_TEAM';
      const id = await banMember(tx, { venueId: venue, memberId: member, reason: line, byId: viewer.member.id }, now);
      if (!id) return 'NOT_FOUND';
      const context = { settings, random: this.random, now, requestId: viewer.requestId };
      await leaveLinesOfVenue(tx, { venueId: venue, memberId: member }, context);
      await leaveTimeLinesOfVenue(tx, { venueId: venue, memberId: member }, context);
      const { accountId } = (await venueBan(tx, id))!;
      await this.audit.record(tx, actorOf(viewer), 'MEMBER_BANNED', ['ACCOUNT', accountId]);
      const key = `openings.announceBan:${id}`;
      await enqueue(tx, {
        job: announceBan,
        subjectId: id,
        payload: { banId: id },
        runAt: now,
        key,
        requestId: viewer.requestId,
      });
      return { id };
    });
  }

  @Mutation(() => VenueBanResult, { description: 'Lifts a ban. The member can book at the venue again.' })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async liftBan(
    @Args('id', { type: () => ID, description: 'The ban.' }) id: string,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof VenueBanResult> {
    const now = this.clock.now();
    return this.answer(viewer, async (tx) => {
      const ban = await venueBan(tx, idOf(id));
      if (!ban || !(isStaffOf(viewer, ban.venueId) || isAdmin(viewer))) return 'NOT_FOUND';
      if (await liftBan(tx, ban.id, viewer.member.id, now))
        await this.audit.record(tx, actorOf(viewer), 'VENUE_BAN_LIFTED', ['ACCOUNT', ban.accountId]);
      return { id: ban.id };
    });
  }

  private async answer(
    viewer: MemberViewer,
    act: (tx: Transaction) => Promise<OpeningRefusal | { id: string }>,
  ): Promise<typeof VenueBanResult> {
    const outcome = await this.database.inTransaction(viewer.network.id, async (tx) => {
      const done = await act(tx);
      return typeof done === 'string' ? done : (await venueBan(tx, done.id))!;
    });
    return typeof outcome === 'string' ? refused(viewer.locale, outcome) : view(outcome);
  }
}
