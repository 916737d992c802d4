import { type Span, type Sql, statement } from '#libs/platform';
import { CONFIRMED_STATES } from './free-time.sql.js';

const readAttendances = statement(
  'agenda.personTimes',
  `select during from person_time where network_id = (select current_network()) and member_id = $1 and state in ${CONFIRMED_STATES}
      and ($4::uuid is null or holder_id <> $4)
      and during && tstzrange($2::timestamptz, $3::timestamptz) order by during limit 500`,
);

/** When a member is expected somewhere, earliest first; the time of `withoutHolderId` is left out. Personal: only inside a transaction of the network. */
export const personTimesOf = async (
  tx: Sql,
  memberId: string,
  { start, end }: Span,
  withoutHolderId: string | null = null,
): Promise<Span[]> =>
  (await tx.rows<{ during: Span }>(readAttendances, [memberId, start, end, withoutHolderId])).map(
    ({ during }) => during,
  );

const doTimesOverlap = statement(
  'agenda.doPersonTimesOverlap',
  `select exists (select from person_time a join person_time b on (b.network_id, b.member_id) = (a.network_id, $2) and a.during && b.during
            where a.network_id = (select current_network()) and a.member_id = $1
              and a.state in ${CONFIRMED_STATES} and b.state in ${CONFIRMED_STATES}) as overlap`,
);

/** Whether two members are expected somewhere at the same time. */
export const doPersonTimesOverlap = async (tx: Sql, memberId: string, otherId: string): Promise<boolean> =>
  (await tx.one<{ overlap: boolean }>(doTimesOverlap, [memberId, otherId])).overlap;
