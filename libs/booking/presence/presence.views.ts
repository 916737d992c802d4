import { make } from '#libs/platform';
import { accessCode } from '../rules/access-code.js';
import { checkInWindow } from '../rules/check-in-window.js';
import { type ArrivalTimes } from '../rules/check-in-window.js';
import { contestUntil, lastAnswer } from '../rules/no-show-answers.js';
import { type ArrivalRow } from './arrival.queries.js';
import { CheckIn, NoShow, NoShowAnswer, NoShowContest } from './presence.types.js';
import { VenueBooking } from './venue-presence.types.js';
import { type VenueArrival } from './venue-bookings.queries.js';

export const checkInView = ({ memberId, venueId, checkIn }: ArrivalRow): CheckIn | null =>
  checkIn && make(CheckIn, { memberId, venueIds: [venueId], at: checkIn.at, how: checkIn.how });

export function noShowView({ memberId, venueId, noShow }: ArrivalRow, contestDays: number): NoShow | null {
  if (!noShow) return null;
  const { at, contest, contestedAt, answers } = noShow;
  const answer = lastAnswer(answers);
  const owner = { memberId, venueId };
  return make(NoShow, {
    ...owner,
    at,
    contestUntil: contestUntil(at, contestDays),
    contest:
      contest !== null && contestedAt ? make(NoShowContest, { ...owner, words: contest, at: contestedAt }) : null,
    answer: answer
      ? make(NoShowAnswer, {
          ...owner,
          byNetwork: answer.side === 'NETWORK',
          outcome: answer.outcome,
          words: answer.words,
          at: answer.at,
        })
      : null,
  });
}

export const venueBookingView = (row: VenueArrival, times: ArrivalTimes, key: Uint8Array): VenueBooking =>
  make(VenueBooking, {
    venueId: row.venueId,
    memberId: row.memberId,
    id: row.id,
    code: row.code,
    memberName: row.memberName,
    spaces: row.spaces,
    seats: row.seats,
    start: row.start,
    end: row.end,
    state: row.state,
    accessCode: accessCode(row.id, key),
    note: row.note,
    bookedBy: row.bookedBy,
    expectedUntil: checkInWindow(row, times).end,
    checkIn: checkInView(row),
    leftAt: row.leftAt,
  });
