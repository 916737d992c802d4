import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type MemberViewer,
  Rollback,
  type Sql,
  oneLine,
  severalLines,
  statement,
} from '#libs/platform';
import { type MentoringRefusal } from '../mentoring.texts.js';
import { type AppointmentRow, appointmentByCode, lockAppointment } from './appointment.queries.js';
import { type Side } from './appointment-facts.js';

export interface ReportRow {
  readonly appointmentId: string;
  readonly side: Side;
  readonly tookPlace: boolean;
  readonly usefulness: number | null;
  readonly nextStep: string | null;
  readonly nextStepOn: string | null;
  readonly note: string | null;
  readonly isNoteShared: boolean;
}
export type WantedReport = Omit<ReportRow, 'appointmentId' | 'side'>;

const insert = statement(
  'mentoring.report',
  `insert into appointment_report (network_id, appointment_id, side, took_place, usefulness, next_step, next_step_on, note, is_note_shared, at)
   values ((select current_network()), $1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
);
const ofAppointments = statement(
  'mentoring.reports',
  `select appointment_id as "appointmentId", side, took_place as "tookPlace", usefulness, next_step as "nextStep", next_step_on::text as "nextStepOn",
          note, is_note_shared as "isNoteShared"
     from appointment_report where network_id = (select current_network()) and appointment_id = any($1::uuid[])`,
);

export const reportsOf = (tx: Sql, appointmentIds: readonly string[]) =>
  tx.rows<ReportRow>(ofAppointments, [appointmentIds]);

const MAX_NEXT_STEP = 300;

/** Each side says once, after the appointment, whether it took place and what follows. */
@Injectable()
export class ReportAppointment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async report(
    viewer: MemberViewer,
    code: string,
    wanted: WantedReport,
  ): Promise<{ appointment: AppointmentRow } | MentoringRefusal> {
    const now = this.clock.now();
    const nextStep = wanted.nextStep?.trim() ? oneLine(wanted.nextStep, MAX_NEXT_STEP) : null;
    if (nextStep === undefined) return 'TEXT_TOO_LONG';
    if (wanted.nextStepOn !== null && !isDate(wanted.nextStepOn)) return 'BAD_DATE';
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const refuse = (refusal: MentoringRefusal): never => {
        throw new Rollback(refusal);
      };
      const found = await appointmentByCode(tx, code, viewer.member.id);
      if (!found) return refuse('NOT_ASKED');
      await lockAppointment(tx, found.id);
      const isOver = found.state === 'COMPLETED' || (found.state === 'CONFIRMED' && Temporal.Instant.compare(found.start, now) <= 0); // prettier-ignore
      if (!isOver) return refuse('NOT_OVER_YET');
      const side: Side = found.founderId === viewer.member.id ? 'FOUNDER' : 'MENTOR';
      const note = side === 'MENTOR' ? severalLines(wanted.note ?? '') || null : null;
      const usefulness = side === 'FOUNDER' ? wanted.usefulness : null;
      const isShared = note !== null && wanted.isNoteShared;
      const values = [found.id, side, wanted.tookPlace, usefulness, nextStep, nextStep === null ? null : wanted.nextStepOn, note, isShared, now]; // prettier-ignore
      if ((await tx.run(insert, values)) === 0) return refuse('REPORTED_ALREADY');
      return { appointment: found };
    });
  }
}

function isDate(text: string): boolean {
  try {
    return Boolean(Temporal.PlainDate.from(text, { overflow: 'reject' }));
  } catch {
    return false;
  }
}
