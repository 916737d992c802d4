import { Injectable } from '@nestjs/common';
import {
  Audit,
  Clock,
  Database,
  type Locale,
  type MemberViewer,
  Rollback,
  type Sql,
  type Viewer,
  actorOf,
  enqueue,
} from '#libs/platform';
import { mailGuardian } from './declared-jobs.js';
import { GuardianLinks } from './guardian-links.js';
import * as queries from './minors.queries.js';
import { type MinorRefusal } from './minors.texts.js';
import { isMinorAt, isPossible, readBirthDate } from './rules/age.js';

export interface Age {
  readonly birthDate: Temporal.PlainDate | undefined;
  readonly isMinor: boolean;
  readonly guardian: queries.GuardianRow | undefined;
}

/** The ages that members give, and the guardians who agree to the bookings of minors. */
@Injectable()
export class Minors {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly links: GuardianLinks,
  ) {}

  ageOf(viewer: MemberViewer): Promise<Age> {
    return this.database.inTransaction(viewer.network.id, (tx) => this.readAge(tx, viewer));
  }

  /** Records the birth date once: a minor who could change it would need no guardian. */
  giveBirthDate(viewer: MemberViewer, text: string): Promise<Age | MinorRefusal> {
    const date = this.possibleDate(viewer, text);
    if (typeof date === 'string') return Promise.resolve(date);
    return this.database.inTransaction<Age | MinorRefusal>(viewer.network.id, async (tx) => {
      const before = await queries.birthDateOf(tx, viewer.member.id);
      const isSame = before?.equals(date) ?? false;
      if (!isSame && !(await queries.insertBirthDate(tx, viewer.member.id, date, this.clock.now())))
        return 'ASK_THE_NETWORK';
      return this.readAge(tx, viewer);
    });
  }

  /** For the administrators of the network, whom a member asks to correct it. */
  correctBirthDate(viewer: Viewer, memberId: string, text: string): Promise<Temporal.PlainDate | MinorRefusal> {
    const date = this.possibleDate(viewer, text);
    if (typeof date === 'string') return Promise.resolve(date);
    return this.database.inTransaction<Temporal.PlainDate | MinorRefusal>(viewer.network.id, async (tx) => {
      const accountId = await queries.replaceBirthDate(tx, memberId, date, this.clock.now());
      if (!accountId) return 'NOT_A_MEMBER';
      await this.audit.record(tx, actorOf(viewer), 'BIRTH_DATE_CORRECTED', ['ACCOUNT', accountId]);
      return date;
    });
  }

  /** Mails the guardian that the minor names. Who was asked before is asked no longer, and an agreement of theirs ends. */
  askGuardian(
    viewer: MemberViewer,
    asked: { name: string; email: string; locale: Locale },
  ): Promise<Age | MinorRefusal> {
    const now = this.clock.now();
    return this.database.inTransaction<Age | MinorRefusal>(viewer.network.id, async (tx) => {
      const { isMinor } = await this.readAge(tx, viewer);
      if (!isMinor) return 'NOT_A_MINOR';
      if (asked.email.toLowerCase() === viewer.account.email.toLowerCase()) return 'OWN_ADDRESS';
      const id = await queries.insertNewGuardian(tx, { ...asked, memberId: viewer.member.id }, now);
      if (!id) throw new Rollback<MinorRefusal>('TRY_AGAIN');
      await enqueue(tx, {
        job: mailGuardian,
        subjectId: id,
        payload: { guardianId: id },
        runAt: now,
        key: `minors.guardian:${id}`,
        requestId: viewer.requestId,
      });
      return this.readAge(tx, viewer);
    });
  }

  /** @returns undefined when the link is not one of ours */
  request(viewer: Viewer, token: string): Promise<queries.GuardianRow | undefined> {
    const id = this.links.read(token);
    if (!id) return Promise.resolve(undefined);
    return this.database.inTransaction(viewer.network.id, (tx) => queries.guardianRow(tx, id));
  }

  answer(viewer: Viewer, token: string, agrees: boolean): Promise<queries.GuardianRow | MinorRefusal> {
    const id = this.links.read(token);
    if (!id) return Promise.resolve('LINK_INVALID');
    const now = this.clock.now();
    return this.database.inTransaction<queries.GuardianRow | MinorRefusal>(viewer.network.id, async (tx) => {
      if (!(await queries.guardianRow(tx, id))) return 'LINK_INVALID';
      const isDone = agrees ? await queries.guardianAgrees(tx, id, now) : await queries.guardianEnds(tx, id, now);
      return isDone ? (await queries.guardianRow(tx, id))! : 'LINK_OVER';
    });
  }

  private possibleDate(viewer: Viewer, text: string): Temporal.PlainDate | MinorRefusal {
    const date = readBirthDate(text);
    if (!date) return 'NO_SUCH_DATE';
    const today = this.clock.now().toZonedDateTimeISO(viewer.network.zone).toPlainDate();
    return isPossible(date, today) ? date : 'IMPOSSIBLE_DATE';
  }

  private async readAge(tx: Sql, { member, network }: MemberViewer): Promise<Age> {
    const birthDate = await queries.birthDateOf(tx, member.id);
    return {
      birthDate,
      isMinor: birthDate !== undefined && isMinorAt(birthDate, this.clock.now(), network.zone),
      guardian: await queries.guardianOf(tx, member.id),
    };
  }
}
