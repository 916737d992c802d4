import { Injectable } from '@nestjs/common';
import { decodeText } from '#libs/directory';
import { membersWithEmails } from '#libs/people';
import { Audit, Clock, Database, type Locale, type Sql, type Viewer, actorOf, enqueue } from '#libs/platform';
import { type InvitationLine, MOST_INVITATIONS, readInvitationFile } from '../rules/invitation-file.js';
import { sendInvitation } from './declared-jobs.js';
import { insertInvitation, invitedEmails, withdrawInvitation } from './invitations.queries.js';

export interface PersonToInvite {
  readonly email: string;
  readonly name: string | null;
  readonly locale: Locale;
}
export interface InvitationCounts {
  readonly invited: number;
  readonly alreadyMembers: number;
  readonly alreadyInvited: number;
}
const lower = ({ email }: { email: string }) => email.toLowerCase();

/** Invites people by mail, reads a file of them, and withdraws invitations. */
@Injectable()
export class InviteMembers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** What a file says, with the fault of each line. Nothing is written. */
  async preview(viewer: Viewer, file: Uint8Array): Promise<InvitationLine[] | 'NOT_CSV' | 'TOO_MANY'> {
    let text: string;
    try {
      ({ text } = decodeText(file));
    } catch {
      return 'NOT_CSV';
    }
    const lines = readInvitationFile(text, viewer.locale);
    if (!lines || text.includes('\0')) return 'NOT_CSV';
    if (lines.length > MOST_INVITATIONS) return 'TOO_MANY';
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const { members, invited } = await this.known(tx, lines.filter(({ fault }) => !fault)); // prettier-ignore
      return lines.map((line) => {
        if (line.fault) return line;
        if (members.has(lower(line))) return { ...line, fault: 'ALREADY_MEMBER' as const };
        return invited.has(lower(line)) ? { ...line, fault: 'ALREADY_INVITED' as const } : line;
      });
    });
  }

  /** Writes and mails the invitations. People who are members or invited already are counted and left alone. */
  invite(viewer: Viewer, people: readonly PersonToInvite[]): Promise<InvitationCounts> {
    const now = this.clock.now();
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const { members } = await this.known(tx, people);
      let [invited, alreadyInvited, alreadyMembers] = [0, 0, 0];
      // In the order of their addresses, so that two administrators who invite the same people never wait for each other in a circle.
      for (const person of people.toSorted((a, b) => (lower(a) < lower(b) ? -1 : 1))) {
        if (members.has(lower(person))) {
          alreadyMembers++;
          continue;
        }
        const id = await insertInvitation(tx, person, now);
        if (!id) {
          alreadyInvited++;
          continue;
        }
        invited++;
        await this.audit.record(tx, actorOf(viewer), 'MEMBER_INVITED', ['INVITATION', id]);
        await enqueue(tx, {
          job: sendInvitation,
          subjectId: id,
          payload: { invitationId: id },
          runAt: now,
          key: `invitation:${id}`,
          requestId: viewer.requestId,
        });
      }
      return { invited, alreadyMembers, alreadyInvited };
    });
  }

  withdraw(viewer: Viewer, id: string): Promise<boolean> {
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      if (!(await withdrawInvitation(tx, id, this.clock.now()))) return false;
      await this.audit.record(tx, actorOf(viewer), 'INVITATION_WITHDRAWN', ['INVITATION', id]);
      return true;
    });
  }

  private async known(tx: Sql, people: readonly { email: string }[]) {
    const emails = people.map(({ email }) => email);
    return { members: await membersWithEmails(tx, emails), invited: await invitedEmails(tx, emails) };
  }
}
