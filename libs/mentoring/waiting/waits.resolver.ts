import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, AsMember, Clock, Database, Me as CurrentViewer, type MemberViewer, PageArgs, RateLimit, type Viewer, encodeCursor, make, pageOf, sortKeyOf } from '#libs/platform'; // prettier-ignore
import { refusedMentoring } from '../mentoring.loaders.js';
import { areProposable } from '../mentors/edit-mentoring.js';
import { MentorWaits } from './mentor-waits.js';
import { waitOffersOfMentor, waitsOfFounder, waitsOfNetwork } from './waits.queries.js';
import {
  AnswerMentorWaitArgs,
  AnswerMentorWaitResult,
  LeaveMentorWaitResult,
  MentorWait,
  MentorWaitAnswered,
  MentorWaitArgs,
  MentorWaitConnection,
  MentorWaitLeft,
  MentorWaitOffer,
  MentorWaitOffered,
  OfferMentorWaitArgs,
  OfferMentorWaitResult,
} from './waits.types.js';
import { waitOfNetworkView, waitOfferView, waitView } from './waits.view.js';

/** Waiting for a mentor: of the member who waits, of the mentors who are asked, and of the administrators. */
@Resolver()
export class MentorWaitsResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly waits: MentorWaits,
  ) {}

  @Query(() => [MentorWait], { description: 'My waits for a mentor, the longest first; 20 at most.' })
  @Allow('member')
  async myMentorWaits(@AsMember() { network, member, locale }: MemberViewer): Promise<MentorWait[]> {
    const rows = await this.database.inTransaction(network.id, (tx) => waitsOfFounder(tx, member.id));
    return rows.map((row) => waitView(row, locale));
  }

  @Query(() => [MentorWaitOffer], {
    description: 'Members who wait for a mentor and are offered to me, by the deadline of my answer; 20 at most.',
  })
  @Allow('member')
  async mentorWaitOffers(@AsMember() { network, member, locale }: MemberViewer): Promise<MentorWaitOffer[]> {
    const now = this.clock.now();
    const rows = await this.database.inTransaction(network.id, (tx) => waitOffersOfMentor(tx, member.id, now));
    return rows.map((row) => waitOfferView(row, locale));
  }

  @Query(() => MentorWaitConnection, {
    description: 'The members of the network who wait for a mentor, the longest first. What they asked is not shown.',
  })
  @Allow('networkAdmin')
  mentorWaits(
    @Args() { first, after }: PageArgs,
    @CurrentViewer() { network, locale }: Viewer,
  ): Promise<MentorWaitConnection> {
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    return this.database.inTransaction(network.id, async (tx) => {
      const { rows, total } = await waitsOfNetwork(tx, key, first + 1);
      return pageOf(
        rows,
        first,
        total,
        (row) => encodeCursor(row.since.toString(), row.id),
        (row) => waitOfNetworkView(row, locale),
      );
    });
  }

  @Mutation(() => LeaveMentorWaitResult, { description: 'I no longer wait for a mentor.' })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async leaveMentorWait(
    @Args() { id }: MentorWaitArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof LeaveMentorWaitResult> {
    const left = await this.waits.leave(viewer, id.toLowerCase());
    return left === true ? make(MentorWaitLeft, { id }) : refusedMentoring(viewer, left);
  }

  @Mutation(() => AnswerMentorWaitResult, {
    description:
      'As a mentor to whom a member who waits is offered, I propose times, or say that I cannot help. Nothing is booked before they choose.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async answerMentorWait(
    @Args() { id, starts }: AnswerMentorWaitArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof AnswerMentorWaitResult> {
    if (starts.length > 0 && !areProposable(starts)) return refusedMentoring(viewer, 'TIMES_NEEDED');
    const answered = await this.waits.answer(viewer, id.toLowerCase(), starts);
    return answered === true ? make(MentorWaitAnswered, { id }) : refusedMentoring(viewer, answered);
  }

  @Mutation(() => OfferMentorWaitResult, { description: 'Asks a mentor to help a member who waits.' })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async offerMentorWait(
    @Args() { id, mentorId }: OfferMentorWaitArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof OfferMentorWaitResult> {
    const offered = await this.waits.offer(viewer, id.toLowerCase(), mentorId.toLowerCase());
    return typeof offered === 'string' ? refusedMentoring(viewer, offered) : make(MentorWaitOffered, { id });
  }
}
