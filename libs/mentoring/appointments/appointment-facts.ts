import { Inject, Injectable } from '@nestjs/common';
import { Mailer } from '#libs/messages';
import { type Addressee } from '#libs/people';
import { Networks, type NetworkRow, type Sql, statement } from '#libs/platform';
import { type AppointmentRow, appointmentById } from './appointment.queries.js';
import { type Place, placesOfRooms } from './rooms.queries.js';

const addressees = statement(
  'mentoring.addressees',
  `select m.id as "memberId", a.id, a.email::text, m.name, a.locale from member m join account a on a.id = m.account_id and a.disabled_at is null
    where m.network_id = (select current_network()) and m.id = any($1::uuid[]) and m.left_at is null`,
);
export type Side = 'FOUNDER' | 'MENTOR';

/** An appointment as one side is told of it. */
export interface AddressedAppointment {
  readonly appointment: AppointmentRow;
  readonly side: Side;
  readonly recipient: Addressee;
  /** The name of the other side. */
  readonly other: string;
  /** Where they meet; null from afar. */
  readonly place: Place | null;
  readonly network: NetworkRow;
  /** The address of the appointment’s page on this server. */
  readonly url: string;
  readonly organizer: { name: string; email: string };
}

/** Reads appointments as they are told to people, from their current state. */
@Injectable()
export class AppointmentFacts {
  constructor(
    private readonly networks: Networks,
    @Inject(Mailer) private readonly mailer: Mailer,
  ) {}

  /** Undefined when the appointment or the person is gone. */
  async of(tx: Sql, networkId: string, appointmentId: string, side: Side): Promise<AddressedAppointment | undefined> {
    const appointment = await appointmentById(tx, appointmentId);
    if (!appointment) return undefined;
    const memberId = side === 'FOUNDER' ? appointment.founderId : appointment.mentorMemberId;
    return (await this.ofAll(tx, networkId, [appointment], memberId))[0];
  }

  /** Appointments of one member, as they are told to them; none when the person is gone. */
  async ofAll(
    tx: Sql,
    networkId: string,
    appointments: readonly AppointmentRow[],
    memberId: string,
  ): Promise<AddressedAppointment[]> {
    const network = (await this.networks.all()).find(({ id }) => id === networkId);
    if (!network) throw new Error(`Network ${networkId} is not known yet`); // networks are cached for seconds, so a retry finds it
    const [recipient] = await tx.rows<Addressee & { memberId: string }>(addressees, [[memberId]]);
    if (!recipient) return [];
    const rooms = appointments.flatMap(({ bookingId }) => bookingId ?? []);
    const places = new Map((await placesOfRooms(tx, rooms)).map((place) => [place.id, place]));
    return appointments.map((appointment): AddressedAppointment => {
      const side = memberId === appointment.mentorMemberId ? 'MENTOR' : 'FOUNDER';
      const path = side === 'FOUNDER' ? 'appointments' : 'mentoring/appointments';
      return {
        appointment,
        side,
        recipient,
        other: side === 'FOUNDER' ? appointment.mentorName : appointment.founderName,
        place: (appointment.bookingId && places.get(appointment.bookingId)) || null,
        network,
        url: this.mailer.link(`/${network.slug}/${path}?code=${appointment.code}`),
        organizer: this.mailer.sender,
      };
    });
  }

  link(path: string): string {
    return this.mailer.link(path);
  }
}
