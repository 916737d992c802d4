import { Injectable } from '@nestjs/common';
import { Clock, Database, type MemberViewer, Rollback, type Sql, enqueue, oneLine, statement } from '#libs/platform';
import { type AppointmentRow, appointmentByCode } from '../appointments/appointment.queries.js';
import { announceThanks } from '../declared-jobs.js';
import { type MentoringRefusal } from '../mentoring.texts.js';

export interface ThanksRow {
  readonly appointmentId: string;
  readonly words: string | null;
  readonly at: Temporal.Instant;
}

const insert = statement(
  'mentoring.thank',
  `insert into mentor_thanks (network_id, appointment_id, words, at) values ((select current_network()), $1, $2, $3) on conflict do nothing`,
);
const ofAppointments = statement(
  'mentoring.thanksOf',
  `select appointment_id as "appointmentId", words, at from mentor_thanks
    where network_id = (select current_network()) and appointment_id = any($1::uuid[])`,
);
export const thanksOf = (tx: Sql, appointmentIds: readonly string[]) =>
  tx.rows<ThanksRow>(ofAppointments, [appointmentIds]);

const MAX_WORDS = 300;

/** The member who asked thanks the mentor, once, after the appointment. */
@Injectable()
export class ThankMentor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async thank(
    viewer: MemberViewer,
    code: string,
    wanted: string | null,
  ): Promise<{ appointment: AppointmentRow } | MentoringRefusal> {
    const now = this.clock.now();
    const words = wanted?.trim() ? oneLine(wanted, MAX_WORDS) : null;
    if (words === undefined) return 'TEXT_TOO_LONG';
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const found = await appointmentByCode(tx, code, viewer.member.id);
      if (found?.founderId !== viewer.member.id) throw new Rollback<MentoringRefusal>('NOT_ASKED');
      const isOver = found.state === 'COMPLETED' || (found.state === 'CONFIRMED' && Temporal.Instant.compare(found.start, now) <= 0); // prettier-ignore
      if (!isOver) throw new Rollback<MentoringRefusal>('NOT_OVER_YET');
      if ((await tx.run(insert, [found.id, words, now])) === 0) throw new Rollback<MentoringRefusal>('THANKED_ALREADY');
      await enqueue(tx, {
        job: announceThanks,
        subjectId: found.id,
        payload: { appointmentId: found.id },
        runAt: now,
        key: `mentoring.thanks:${found.id}`,
        requestId: viewer.requestId,
      });
      return { appointment: found };
    });
  }
}
