import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PointType } from '#libs/directory';
import { Allow, Database, Request, type RequestContext, make } from '#libs/platform';
import { loadMentor, loadPlace, loadReport } from '../mentoring.loaders.js';
import { Mentor } from '../mentors/mentor.types.js';
import { type Side } from './appointment-facts.js';
import { Appointment, AppointmentPlace, AppointmentReport } from './appointment.types.js';
import { reportView } from './appointment.view.js';

/** What is read beside the row of an appointment, for many of them at once. */
@Resolver(() => Appointment)
export class AppointmentFieldsResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => Mentor, { description: 'The mentor: of a request, the one who is asked now.' })
  @Allow('partyOfAppointment')
  mentor(@Parent() { mentorId }: Appointment, @Request() request: RequestContext): Promise<Mentor> {
    return loadMentor(request, this.database, mentorId);
  }

  @ResolveField(() => AppointmentPlace, { nullable: true, description: 'Where they meet; null from afar.' })
  @Allow('partyOfAppointment')
  async place(
    @Parent() { bookingId }: Appointment,
    @Request() request: RequestContext,
  ): Promise<AppointmentPlace | null> {
    const place = bookingId === null ? null : await loadPlace(request, this.database, bookingId);
    if (!place) return null;
    const { spaceName, venueName, address, lat, lon } = place;
    return make(AppointmentPlace, { spaceName, venueName, address, point: make(PointType, { lat, lon }) });
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Code of the booking of the room, for the member who asked; null from afar, and for the mentor.',
  })
  @Allow('partyOfAppointment')
  async bookingCode(
    @Parent() { bookingId, founderId }: Appointment,
    @Request() request: RequestContext,
  ): Promise<string | null> {
    if (bookingId === null || founderId !== request.viewer.member?.id) return null;
    return (await loadPlace(request, this.database, bookingId))?.code ?? null;
  }

  @ResolveField(() => AppointmentReport, {
    nullable: true,
    description: 'What the member who asked said afterwards; null: nothing yet.',
  })
  @Allow('partyOfAppointment')
  founderReport(
    @Parent() appointment: Appointment,
    @Request() request: RequestContext,
  ): Promise<AppointmentReport | null> {
    return this.reportOf('FOUNDER', appointment, request);
  }

  @ResolveField(() => AppointmentReport, {
    nullable: true,
    description: 'What the mentor said afterwards; null: nothing yet.',
  })
  @Allow('partyOfAppointment')
  mentorReport(
    @Parent() appointment: Appointment,
    @Request() request: RequestContext,
  ): Promise<AppointmentReport | null> {
    return this.reportOf('MENTOR', appointment, request);
  }

  private async reportOf(
    side: Side,
    appointment: Appointment,
    request: RequestContext,
  ): Promise<AppointmentReport | null> {
    const row = await loadReport(request, this.database, appointment.id, side);
    return row ? reportView(row, appointment, request.viewer.member!.id) : null;
  }
}
