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
