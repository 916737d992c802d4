import { Injectable } from '@nestjs/common';
import { Clock, Database, type MemberViewer, Rollback, SettingsReader, enqueue } from '#libs/platform';
import { announceWaitProposal } from '../declared-jobs.js';
import { mentorsToOffer } from '../find-mentors.queries.js';
import { type MentoringRefusal } from '../mentoring.texts.js';
import { offerTo, openWait } from './tend-waits.js';
import { type WaitRow, endWait, recordWaitAnswer, wasOfferedWait } from './waits.queries.js';

/** What founders, mentors and administrators do about waiting for a mentor. */
@Injectable()
export class MentorWaits {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  /** A founder waits no longer. Safe to repeat. */
  leave({ network, member }: MemberViewer, id: string): Promise<true | MentoringRefusal> {
    const now = this.clock.now();
    return this.database.inTransaction<true | MentoringRefusal>(network.id, async (tx) => {
      const wait = await openWait(tx, id);
      if (wait?.founderId !== member.id) throw new Rollback<MentoringRefusal>('NOT_WAITING');
      await endWait(tx, id, 'LEFT', now);
      return true;
    });
  }

  /** A mentor proposes one or two times to a founder who waits, who is told; none: the founder is offered to another mentor. */
  answer(
    { network, member, requestId }: MemberViewer,
    id: string,
    starts: readonly Temporal.Instant[],
  ): Promise<true | MentoringRefusal> {
    const now = this.clock.now();
    return this.database.inTransaction<true | MentoringRefusal>(network.id, async (tx) => {
      const refuse = (code: MentoringRefusal): never => {
        throw new Rollback(code);
      };
      if (starts.some((start) => Temporal.Instant.compare(start, now) <= 0)) return refuse('IN_THE_PAST');
      const isAnswered = (await openWait(tx, id)) && (await recordWaitAnswer(tx, id, member.id, { starts, now }));
      // Somebody who was never asked does not learn whether anybody waits.
      if (!isAnswered) return refuse((await wasOfferedWait(tx, id, member.id)) ? 'ASK_ENDED' : 'NOT_ASKED');
      if (starts.length > 0)
        await enqueue(tx, {
          job: announceWaitProposal,
          subjectId: id,
          payload: { waitId: id, mentorMemberId: member.id },
          runAt: now,
          key: `mentoring.waitProposal:${id}:${member.id}`,
          requestId,
        });
      return true;
    });
  }

  /** An administrator offers a waiting founder to a mentor of their choice. */
  async offer(
    { network, member, requestId }: MemberViewer,
    id: string,
    mentorId: string,
  ): Promise<WaitRow | MentoringRefusal> {
    const now = this.clock.now();
    const settings = await this.settings.at(network.id, now);
    return this.database.inTransaction<WaitRow | MentoringRefusal>(network.id, async (tx) => {
      const refuse = (code: MentoringRefusal): never => {
        throw new Rollback(code);
      };
      const wait = await openWait(tx, id);
      if (!wait) return refuse('NOT_WAITING');
      // Somebody with a conflict of interest is refused like somebody unknown: the administrator does not learn of it.
      const [mentor] = await mentorsToOffer(tx, { memberId: wait.founderId, skill: null, now, mentorIds: [mentorId] });
      if (!mentor) return refuse('NO_SUCH_MENTOR');
      const isOffered = await offerTo(tx, wait, { mentorId, byId: member.id, requestId }, { settings, now });
      return isOffered ? wait : refuse('OFFERED_ALREADY');
    });
  }
}
