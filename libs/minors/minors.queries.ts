import { type Locale, type Sql, statement } from '#libs/platform';

export interface GuardianRow {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly askedAt: Temporal.Instant;
  readonly agreedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
}

const birthDate = statement(
  'minors.birthDate',
  `select birth_date::text as "birthDate" from member_birth_date where network_id = (select current_network()) and member_id = $1`,
);
// Two who record a date at the same time meet at the key: the first one stays.
const recordBirthDate = statement(
  'minors.recordBirthDate',
  `insert into member_birth_date (network_id, member_id, birth_date, recorded_at)
   select m.network_id, m.id, $2::date, $3 from member m
    where m.network_id = (select current_network()) and m.id = $1 and m.left_at is null
   on conflict do nothing`,
);
const correctBirthDate = statement(
  'minors.correctBirthDate',
  `with known as (
     select m.network_id, m.id, m.account_id from member m
      where m.network_id = (select current_network()) and m.id = $1 and m.left_at is null),
   corrected as (
     insert into member_birth_date (network_id, member_id, birth_date, recorded_at) select network_id, id, $2::date, $3 from known
     on conflict (network_id, member_id) do update set birth_date = excluded.birth_date, recorded_at = excluded.recorded_at
     returning member_id)
   select k.account_id as "accountId" from known k join corrected c on c.member_id = k.id`,
);
const select = `select g.id, g.member_id as "memberId", m.name as "memberName", g.name, g.email::text, g.locale, g.asked_at as "askedAt",
    g.agreed_at as "agreedAt", g.ended_at as "endedAt"
  from guardian g join member m on (m.network_id, m.id) = (g.network_id, g.member_id) where g.network_id = (select current_network())`;
const guardianById = statement('minors.guardian', `${select} and g.id = $1`);
const currentGuardian = statement('minors.currentGuardian', `${select} and g.member_id = $1 and g.ended_at is null`);
const endCurrent = statement(
  'minors.endCurrentGuardian',
  `update guardian set ended_at = $2 where network_id = (select current_network()) and member_id = $1 and ended_at is null`,
);
const insertGuardian = statement(
  'minors.askGuardian',
  `insert into guardian (network_id, member_id, name, email, locale, asked_at)
   values ((select current_network()), $1, $2, $3, $4, $5) on conflict do nothing returning id`,
);
const agree = statement(
  'minors.guardianAgrees',
  `update guardian set agreed_at = coalesce(agreed_at, $2)
    where network_id = (select current_network()) and id = $1 and ended_at is null`,
);
const end = statement(
  'minors.guardianEnds',
  `update guardian set ended_at = $2 where network_id = (select current_network()) and id = $1 and ended_at is null`,
);
const facts = statement('minors.facts', `select ${minorFactsSql('(select current_network())', '$1::uuid')} as facts`);

/** What decides whether a member needs a guardian for a booking. */
export interface MinorFacts {
  /** As `2010-05-31`; null when the member gave none. */
  readonly birthDate: string | null;
  readonly hasGuardian: boolean;
}

/** SQL for the `MinorFacts` of a member, as one JSON object. */
export function minorFactsSql(network: string, member: string): string {
  return `jsonb_build_object(
    'birthDate', (select d.birth_date from member_birth_date d where d.network_id = ${network} and d.member_id = ${member}),
    'hasGuardian', exists (select from guardian g where g.network_id = ${network} and g.member_id = ${member}
                              and g.agreed_at is not null and g.ended_at is null))`;
}

/** SQL: whether a member is of age, or gave no birth date. @param bornUntil SQL for the date of `latestBirthDateOfAge` */
export const isOfAgeSql = (m: string, bornUntil: string): string =>
  `not exists (select from member_birth_date d where (d.network_id, d.member_id) = (${m}.network_id, ${m}.id) and d.birth_date > ${bornUntil}::date)`;

export const minorFacts = async (tx: Sql, memberId: string): Promise<MinorFacts> =>
  (await tx.one<{ facts: MinorFacts }>(facts, [memberId])).facts;
export const birthDateOf = async (tx: Sql, memberId: string): Promise<Temporal.PlainDate | undefined> => {
  const row = await tx.maybe<{ birthDate: string }>(birthDate, [memberId]);
  return row && Temporal.PlainDate.from(row.birthDate);
};
/** @returns false when a date is recorded already, or the person is no member */
export const insertBirthDate = async (tx: Sql, memberId: string, date: Temporal.PlainDate, now: Temporal.Instant) =>
  (await tx.run(recordBirthDate, [memberId, date.toString(), now])) > 0;
/** @returns the account of the member; undefined when the person is no member of the network */
export const replaceBirthDate = async (
  tx: Sql,
  memberId: string,
  date: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<string | undefined> =>
  (await tx.maybe<{ accountId: string }>(correctBirthDate, [memberId, date.toString(), now]))?.accountId;

export const guardianOf = (tx: Sql, memberId: string) => tx.maybe<GuardianRow>(currentGuardian, [memberId]);
export const guardianRow = (tx: Sql, id: string) => tx.maybe<GuardianRow>(guardianById, [id]);
/** @returns the id; undefined when another one was asked at this moment */
export async function insertNewGuardian(
  tx: Sql,
  asked: { memberId: string; name: string; email: string; locale: Locale },
  now: Temporal.Instant,
): Promise<string | undefined> {
  await tx.run(endCurrent, [asked.memberId, now]);
  const values = [asked.memberId, asked.name, asked.email, asked.locale, now];
  return (await tx.maybe<{ id: string }>(insertGuardian, values))?.id;
}
/** @returns false when the request is over */
export const guardianAgrees = async (tx: Sql, id: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.run(agree, [id, now])) > 0;
export const guardianEnds = async (tx: Sql, id: string, now: Temporal.Instant): Promise<boolean> =>
  (await tx.run(end, [id, now])) > 0;
