import { violations } from '#libs/safekeeping';
import { type Deployment } from './deployment.js';
import { type History } from './history.js';

/** The findings in the database at the end of a campaign. */
export interface Audit {
  /** Confirmed bookings and cancellations that the database does not have. */
  readonly missingBookings: string[];
  /** Effects beyond one per key, or that no client requested. */
  readonly duplicateEffects: string[];
  /** Mails that were due and not sent, or sent and not recorded. */
  readonly lostMails: string[];
  readonly violatedRules: string[];
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

/** Compares the answers that clients received with the database. */
export async function audit(deployment: Deployment, history: History): Promise<Audit> {
  const rows = await deployment.query<Row>(`
    select b.id, b.code, b.state, b.member_id as "memberId",
           (select array_agg(key) from idempotency i where i.result_id = b.id and i.operation = 'book') as keys from booking b`);
  const { expected, sent, known } = (
    await deployment.query<{ expected: Mail[]; sent: string[] | null; known: string[] | null }>(`
      with due as (
        select o.topic, o.subject_id, o.payload, b.state, o.done_at from outbox o
          join booking b on (b.network_id, b.id) = (o.network_id, o.subject_id) where o.run_at <= now() and o.voided_at is null)
      select (select coalesce(jsonb_agg(jsonb_build_object('topic', d.topic, 'of', d.subject_id, 'done', d.done_at is not null, 'state', d.state,
                'sent', (select count(*) from message m where m.subject_id = d.subject_id and m.state = 'SENT' and m.kind = case d.topic
                   when 'booking.confirm' then 'booking.confirmed' when 'booking.remind' then 'booking.reminder' else 'booking.cancelled' end),
                'due', (select count(*) from due e where (e.topic, e.subject_id) = (d.topic, d.subject_id)))), '[]') from due d) as expected,
             (select array_agg(message_id) from message where state = 'SENT') as sent, (select array_agg(message_id) from message) as known`)
  )[0]!;
  return {
    missingBookings: findMissingBookings(rows, history),
    duplicateEffects: findDuplicateEffects(rows, history),
    lostMails: findLostMails(expected, sent ?? [], known ?? [], deployment),
    violatedRules: await violations(deployment.url),
    bookings: rows.length,
    mails: (sent ?? []).length,
    reminders: expected.filter(({ topic }) => topic === 'booking.remind').length,
  };
}

/** Every acknowledged booking must exist, or have been cancelled later. @param before checks only acknowledgements before that moment */
export function findMissingBookings(
  rows: readonly Pick<Row, 'code' | 'state'>[],
  history: History,
  before = Infinity,
): string[] {
  const states = new Map(rows.map(({ code, state }) => [code, state]));
  return [...history.knownBookings.values()].flatMap(({ code, bookedAt, cancelInvokedAt, cancelledAt }) => {
    const state = states.get(code);
    if (bookedAt < before && !state) return [`booking ${code} does not exist`];
    if ((cancelledAt ?? Infinity) < before && state !== 'CANCELLED') return [`${code} was cancelled, but is ${state}`];
    if (state === 'CANCELLED' && cancelInvokedAt === undefined)
      return [`${code} is cancelled, but no client requested it`];
    return [];
  });
}

/** Every booking must have exactly one key, and the key must have been answered with that booking. */
export function findDuplicateEffects(rows: readonly Row[], history: History): string[] {
  const actionsByKey = new Map(
    history.actions.flatMap((action) => (action.kind === 'BOOK' && action.key ? [[action.key, action]] : [])),
  );
  const faults = [...history.contradictions];
  const used = new Set<string>();
  for (const { id, code, keys } of rows) {
    const [key, ...more] = keys ?? [];
    const action = key === undefined ? undefined : actionsByKey.get(key);
    if (!action || more.length > 0 || used.has(key!))
      faults.push(`booking ${code} has the keys ${JSON.stringify(keys)}`);
    else if (action.end === 'OK' && action.bookingId !== id)
      faults.push(`${key} was answered with another booking than ${code}`);
    // A refusal is final, unless an attempt without an answer was executed afterwards.
    else if (action.end === 'REFUSED' && action.unanswered === 0) faults.push(`${key} was refused, but made ${code}`);
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

function findLostMails(
  expected: readonly Mail[],
  sent: readonly string[],
  known: readonly string[],
  deployment: Deployment,
): string[] {
  const faults: string[] = [];
  for (const { topic, of, done, state, sent: count, due } of expected) {
    const isWanted = topic === 'booking.cancelled' ? state === 'CANCELLED' : state === 'CONFIRMED';
    if (!done) faults.push(`${topic} of ${of} is due, but not done`);
    else if (isWanted && count !== due) faults.push(`${topic} of ${of}: ${count} sent of ${due} due`);
  }
  const arrived = deployment.mail.copies;
  for (const id of sent) if (!arrived.has(id)) faults.push(`${id} is recorded as sent, but never arrived`);
  // A mail whose sender died before recording it, and whose booking was then cancelled, is at least claimed.
  const claimed = new Set(known);
  for (const id of arrived.keys()) if (!claimed.has(id)) faults.push(`${id} arrived, but is not recorded`);
  return faults;
}
