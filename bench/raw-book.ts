import { randomBytes, randomUUID } from 'node:crypto';
import { pool, rows, viewerOf } from './raw-rows.js';

interface BookingRequest {
  session: string;
  spaceId: string;
  start: string;
  end: string;
  /** Start of the calendar month, as the statement passes.purse expects it. */
  month: string;
  weight: number;
}
interface Plan {
  venueId: string;
  tariffClass: string;
  calendarId: string;
  hoursVersion: number;
  taken: boolean;
  parts: { resourceId: string; exclusive: boolean; capacity: number }[];
}
interface Purse {
  tariffId: string;
  passId: string;
  lots: { id: string }[];
}

/** Reads the plan and the purse and books, in one transaction. */
export async function book(bookingRequest: BookingRequest): Promise<unknown> {
  const networkId = process.env.NETWORK_ID!;
  const { memberId } = await viewerOf(bookingRequest.session);
  const client = await pool.connect();
  try {
    await client.query(`begin; set local app.network = '${networkId}'`);
    const now = new Date().toISOString();
    const [plan] = await rows<Plan>(client, 'booking.plan', [
      networkId,
      bookingRequest.spaceId,
      memberId,
      bookingRequest.start,
      bookingRequest.end,
      now,
      1, // seat
    ]);
    const refuseTaken = async () => {
      await client.query('rollback');
      return { taken: true };
    };
    if (plan!.taken) return await refuseTaken();
    const [purse] = await rows<Purse>(client, 'passes.purse', [
      memberId,
      now,
      bookingRequest.start,
      bookingRequest.month,
    ]);
    const records = recordsOf(bookingRequest, plan!, purse!, { networkId, memberId, now });
    const values = records.map((record) => JSON.stringify(record));
    const [counts] = await rows<{ booked: boolean }>(client, 'booking.book', values);
    if (!counts!.booked) return await refuseTaken();
    await client.query('commit');
    return { booking: records[8] };
  } finally {
    client.release();
  }
}

/** The parameters of `booking.book` in its order, for at most one hour paid from the pass. */
function recordsOf(
  { spaceId, start, end, month, weight }: BookingRequest,
  { venueId, tariffClass, calendarId, hoursVersion, parts }: Plan,
  { tariffId, passId, lots }: Purse,
  { networkId, memberId, now }: { networkId: string; memberId: string; now: string },
): object[] {
  const id = randomUUID();
  const itemId = randomUUID();
  const chargeId = randomUUID();
  const during = `[${start},${end})`;
  const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
  const job = (topic: string, at: string, minutesBefore?: number) => ({
    topic,
    subject_id: id,
    key: minutesBefore === undefined ? `${topic}:${id}` : `${topic}:${id}:${minutesBefore}`,
    payload: { bookingId: id, minutesBefore },
    run_at: at,
    request_id: null,
  });
  const before = (hours: number) => new Date(Date.parse(start) - hours * 3_600_000).toISOString();
  const request = randomBytes(32).toString('hex');
  return [
    { actor_id: memberId, operation: 'book', key: id, request_hash: request, result_id: id, at: now },
    {
      network_id: networkId,
      holder_id: id,
      member_id: memberId,
      booked_by_id: memberId,
      during,
      state: 'CONFIRMED',
      at: now,
    },
    [{ network_id: networkId, calendar_id: calendarId, hours_version: hoursVersion }],
    parts.map(({ resourceId, ...part }) => ({ resource_id: resourceId, ...part, during, seats: 1 })),
    { kind: 'booking.made', subject_id: memberId, period_start: `${now.slice(0, 13)}:00:00Z`, cap: 1_000_000 },
    [], // no quota of the pass
    [
      {
        network_id: networkId,
        charge_id: chargeId,
        hours_transaction_id: randomUUID(),
        source_kind: 'BOOKING_ITEM',
        source_id: itemId,
        source_revision: 0,
        member_id: memberId,
        venue_id: venueId,
        pass_id: passId,
        tariff_id: tariffId,
        tariff_class: tariffClass,
        weight,
        seats: 1,
        used_during: during,
        minutes,
        credit_minutes: minutes * weight,
        credit_minutes_from_pass: minutes * weight,
        credit_minutes_paid: 0,
        amount_cents: 0,
        amount_excl_cents: 0,
        vat_cents: 0,
        vat_basis_points: 2000,
        charged_at: now,
        month,
        cap_cents: 10_000,
        over_cap: false,
      },
    ],
    [{ charge_id: chargeId, lot_id: lots[0]!.id, credit_minutes: minutes * weight }],
    { code: id.slice(0, 13), policy: { steps: [] }, free_until: before(24), note: '' },
    [{ id: itemId, space_id: spaceId, seats: 1, position: 0 }],
    [job('booking.confirm', now), job('booking.remind', before(48), 2_880), job('booking.remind', before(2), 120)],
  ];
}
