import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isStaffOf } from '#libs/directory';
import {
  Allow,
  AsMember,
  Clock,
  Costs,
  Database,
  type MemberViewer,
  PageArgs,
  RateLimit,
  type Settings,
  SettingsReader,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { mayAnswer } from '../rules/no-show-answers.js';
import { CorrectNoShow } from './correct-no-show.js';
import { codeOf, idOf, wordsOf } from './presence.inputs.js';
import { CorrectNoShowArgs, VenueNoShowsArgs } from './venue-presence.inputs.js';
import { presenceDeadlines } from './presence.settings.js';
import { presenceRefused } from './presence.texts.js';
import {
  CorrectNoShowResult,
  NoShowAnswered,
  VenueNoShow,
  VenueNoShowConnection,
  VenueNoShowFigures,
  VenueNoShowFiguresConnection,
} from './venue-presence.types.js';
import { noShowView } from './presence.views.js';
import { type VenueArrival, networkNoShows, venueArrival, venueNoShows } from './venue-bookings.queries.js';

const FIGURES_DAYS = 60;

const isAdmin = ({ member }: MemberViewer): boolean => member.roles.some(({ role }) => role === 'NETWORK_ADMIN');

/** No-shows of a venue and of the network, and the answers to them. */
@Resolver()
export class NoShowsResolver {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly correcting: CorrectNoShow,
  ) {}

  @Query(() => VenueNoShowConnection, {
    nullable: true,
    description:
      'No-shows of a venue for its staff, or of all venues for the administrators of the network; null for everybody else.',
  })
  @Allow('member')
  async venueNoShows(
    @Args() { venueId, first, after }: VenueNoShowsArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<VenueNoShowConnection | null> {
    const id = venueId == null ? null : idOf(venueId);
    if (!isAdmin(viewer) && !(id && isStaffOf(viewer, id))) return null;
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const { rows, total } = await venueNoShows(tx, id, key, first + 1);
      return pageOf(
        rows,
        first,
        total,
        (row) => encodeCursor(row.noShow!.at.toString(), row.id),
        (row) => viewOf(row, viewer, now, settings),
      );
    });
  }

  @Query(() => VenueNoShowFiguresConnection, {
    description: 'Bookings, no-shows, contests and cancellations of each venue in the last 60 days.',
  })
  @Allow('networkAdmin')
  @Costs('search')
  async networkNoShows(
    @Args() { first, after }: PageArgs,
    @AsMember() { network }: MemberViewer,
  ): Promise<VenueNoShowFiguresConnection> {
    const key = after == null ? null : sortKeyOf(after, 'number', 'number', 'id');
    const now = this.clock.now();
    const period = { start: now.subtract({ hours: 24 * FIGURES_DAYS }), end: now };
    return this.database.inTransaction(network.id, async (tx) => {
      const { rows, total } = await networkNoShows(tx, period, key, first + 1);
      return pageOf(
        rows,
        first,
        total,
        (row) => encodeCursor(row.noShows, row.bookings, row.venueId),
        (row) => make(VenueNoShowFigures, { ...row }),
      );
    });
  }

  @Mutation(() => CorrectNoShowResult, {
    description:
      'Answers a no-show, contested or not: the person was there, is excused, or it stands. The venue within a day; after that the network, which has the last word.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 300, minutes: 60 })
  async correctNoShow(
    @Args() { venueId, code, outcome, words }: CorrectNoShowArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof CorrectNoShowResult> {
    const given = { venueId: idOf(venueId), code: codeOf(code), outcome, words: wordsOf(words) };
    const done = await this.correcting.correct(viewer, given);
    if (done.kind === 'REFUSED') return presenceRefused(viewer.locale, done);
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const row = await this.database.inTransaction(viewer.network.id, (tx) => venueArrival(tx, done.arrival.id));
    return make(NoShowAnswered, { noShow: viewOf(row!, viewer, now, settings) });
  }
}

function viewOf(row: VenueArrival, viewer: MemberViewer, now: Temporal.Instant, settings: Settings): VenueNoShow {
  const { contestDays, correctionHours } = settings.get(presenceDeadlines);
  const side = isAdmin(viewer) ? 'NETWORK' : 'VENUE';
  return make(VenueNoShow, {
    memberId: row.memberId,
    venueId: row.venueId,
    code: row.code,
    memberName: row.memberName,
    venueName: row.venueName,
    spaces: row.spaces,
    start: row.start,
    end: row.end,
    noShow: noShowView(row, contestDays)!,
    answerable: row.memberId !== viewer.member.id && mayAnswer(row.noShow!, side, now, correctionHours) === true,
  });
}
