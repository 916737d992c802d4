import { Injectable } from '@nestjs/common';
import { nearestFreeStarts, personTimesOf } from '#libs/agenda';
import { horizonDays, roomsToMoveTo } from '#libs/booking';
import { Clock, Database, type MemberViewer, SettingsReader, type Span } from '#libs/platform';
import { mentorsToOffer } from '../../find-mentors.queries.js';
import { moveNotice } from '../../mentoring.settings.js';
import { hasRoom, withoutUse } from '../../rules/capacity.js';
import { whyNoMove } from '../../rules/may-move.js';
import { appointmentByCode } from '../appointment.queries.js';
import { currentAsk } from '../end-appointment.js';

/** On both sides of the wished time. */
const WITHIN_HOURS = 7 * 24;
/** Of these starts a room is looked for. */
const MOST_LOOKED_AT = 24;

/** Finds times to which an appointment can be moved. It only reads. */
@Injectable()
export class AppointmentMoveTimes {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  /** Starts near the wished one at which mentor, founder and a room are free, in order; empty when it cannot be moved. */
  async near(viewer: MemberViewer, code: string, wish: Temporal.Instant, first: number): Promise<Span[]> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const limits = { noticeHours: settings.get(moveNotice), horizonDays: settings.get(horizonDays) };
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const appointment = await appointmentByCode(tx, code, viewer.member.id);
      const found = appointment && (await mentorsToOffer(tx, { memberId: appointment.founderId, skill: null, now, mentorIds: [appointment.mentorId] })); // prettier-ignore
      if (!appointment || !found?.[0]) return [];
      const { id, founderId, mentorMemberId, bookingId, zone } = appointment;
      const length = appointment.end.epochMilliseconds - appointment.start.epochMilliseconds;
      const mentor = withoutUse(found[0], { ...appointment, isNew: currentAsk(appointment).isNew });
      const around = { start: wish.subtract({ hours: WITHIN_HOURS }), end: wish.add({ hours: WITHIN_HOURS + 24 }) };
      const busy = [
        ...(await personTimesOf(tx, founderId, around, bookingId ?? id)),
        ...(await personTimesOf(tx, mentorMemberId, around, id)),
      ];
      const [free] = await nearestFreeStarts(tx, {
        networkId: viewer.network.id,
        resourceIds: [mentor.resourceId],
        start: wish,
        end: wish.add({ milliseconds: length }),
        withinHours: WITHIN_HOURS,
        notBefore: now.add({ hours: limits.noticeHours }),
        now,
        seats: 1,
        busy,
        limitPerResource: MOST_LOOKED_AT,
        withoutHolderId: id,
      });
      const times: Span[] = [];
      for (const start of free?.starts ?? []) {
        if (times.length === first) break;
        if (whyNoMove(appointment, start, now, limits) || !hasRoom(mentor, start, zone)) continue;
        const time = { start, end: start.add({ milliseconds: length }) };
        if (bookingId && (await roomsToMoveTo(tx, bookingId, time, now)).length === 0) continue;
        times.push(time);
      }
      return times.toSorted((a, b) => Temporal.Instant.compare(a.start, b.start));
    });
  }
}
