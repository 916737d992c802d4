import { violations } from '#libs/safekeeping';
import { type Deployment } from './deployment.js';
import { type History } from './history.js';

/** What the database says at the end. */
export interface Audit {
  /** Bookings and cancellations that somebody was told of and that are not so. */
  readonly missing: string[];
  /** Effects beyond one a key, or without anybody who asked. */
  readonly twice: string[];
  /** Mails due and not sent, or sent and not noted. */
  readonly lost: string[];
  readonly rules: string[];
  readonly bookings: number;
  readonly mails: number;
  readonly reminders: number;
}
interface Row {
  id: string;
  code: string;
  state: string;
  memberId: string;
  keys: string[] | null;
}

/** Compares all that clients were told with all that is there. */
export async function audit(estate: Deployment, history: History): Promise<Audit> {
  const rows = await estate.ask<Row>(`
    select b.id, b.code, b.state, b.member_id as "memberId",
           (select array_agg(key) from idempotency i where i.result_id = b.id and i.operation = 'book') as keys from booking b`);
  const { expected, sent, known } = (
    await estate.ask<{ expected: Mail[]; sent: string[] | null; known: string[] | null }>(`
      with due as (
        select o.topic, o.subject_id, o.payload, b.state, o.done_at from outbox o
          join booking b on (b.network_id, b.id) = (o.network_id, o.subject_id) where o.run_at <= now() and o.voided_at is null)
      select (select coalesce(jsonb_agg(jsonb_build_object('topic', d.topic, 'of', d.subject_id, 'done', d.done_at is not null, 'state', d.state,
                'sent', (select count(*) from message m where m.subject_id = d.subject_id and m.state = 'SENT' and m.kind = case d.topic
                   when 'booking.confirm' then 'BOOKING_CONFIRMED' when 'booking.remind' then 'BOOKING_REMINDER' else 'BOOKING_CANCELLED' end),
                'due', (select count(*) from due e where (e.topic, e.subject_id) = (d.topic, d.subject_id)))), '[]') from due d) as expected,
             (select array_agg(message_id) from message where state = 'SENT') as sent, (select array_agg(message_id) from message) as known`)
  )[0]!;
  return {
    missing: missingOf(rows, history),
    twice: twiceOf(rows, history),
    lost: lostOf(expected, sent ?? [], known ?? [], estate),
    rules: await violations(estate.url),
    bookings: rows.length,
    mails: (sent ?? []).length,
    reminders: expected.filter(({ topic }) => topic === 'booking.remind').length,
  };
}

/** Acknowledged ⊆ final ∪ later cancelled. @param before only what was told before that moment must be there */
export function missingOf(rows: readonly Pick<Row, 'code' | 'state'>[], history: History, before = Infinity): string[] {
  const states = new Map(rows.map(({ code, state }) => [code, state]));
  return [...history.told.values()].flatMap(({ code, bookedAt, cancelInvokedAt, cancelledAt }) => {
    const state = states.get(code);
    if (bookedAt < before && !state) return [`booking ${code} is not there`];
    if ((cancelledAt ?? Infinity) < before && state !== 'CANCELLED') return [`${code} was cancelled and is ${state}`];
    if (state === 'CANCELLED' && cancelInvokedAt === undefined) return [`${code} is cancelled and nobody asked`];
    return [];
  });
}

/** Every booking was asked for by one key, and told of as itself. */
export function twiceOf(rows: readonly Row[], history: History): string[] {
  const asked = new Map(history.acts.flatMap((act) => (act.kind === 'BOOK' && act.key ? [[act.key, act]] : [])));
  const faults = [...history.contradictions];
  const used = new Set<string>();
  for (const { id, code, keys } of rows) {
    const [key, ...more] = keys ?? [];
    const act = key === undefined ? undefined : asked.get(key);
    if (!act || more.length > 0 || used.has(key!)) faults.push(`booking ${code} has the keys ${JSON.stringify(keys)}`);
    else if (act.end === 'OK' && act.bookingId !== id) faults.push(`${key} was told of another booking than ${code}`);
    // A refusal is final, unless an attempt that nobody heard from was carried out afterwards.
    else if (act.end === 'REFUSED' && act.unanswered === 0) faults.push(`${key} was refused and made ${code}`);
    if (key) used.add(key);
  }
  return faults;
}

interface Mail {
  topic: string;
  of: string;
  done: boolean;
  state: string;
  sent: number;
  due: number;
}

function lostOf(
  expected: readonly Mail[],
  sent: readonly string[],
  known: readonly string[],
  estate: Deployment,
): string[] {
  const faults: string[] = [];
  for (const { topic, of, done, state, sent: count, due } of expected) {
    const isWanted = topic === 'booking.cancelled' ? state === 'CANCELLED' : state === 'CONFIRMED';
    if (!done) faults.push(`${topic} of ${of} is due and not done`);
    else if (isWanted && count !== due) faults.push(`${topic} of ${of}: ${count} sent of ${due} due`);
  }
  const arrived = estate.mail.copies;
  for (const id of sent) if (!arrived.has(id)) faults.push(`${id} is noted as sent and never arrived`);
  // Whose sender died before it could note it, and whose booking was cancelled before another tried: claimed it is.
  const claimed = new Set(known);
  for (const id of arrived.keys()) if (!claimed.has(id)) faults.push(`${id} arrived and nobody knows of it`);
  return faults;
}
