import { type Settings, type Sql, statement, statementPart } from '#libs/platform';
import { certificateValidity } from '../sessions.settings.js';

export interface TrainingRow {
  readonly id: string;
  readonly reference: string;
  readonly titleFr: string;
  readonly titleEn: string;
}

export interface CertificateRow {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly trainingId: string;
  readonly venueId: string;
  readonly givenAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant | null;
  readonly withdrawnAt: Temporal.Instant | null;
  readonly reason: string | null;
  /** Why the venue gave it; null when it wrote nothing. */
  readonly givenReason: string | null;
  /** When it stops being valid as things stand: at its end, or after too long without use. */
  readonly validUntil: Temporal.Instant;
  /** Venues that recognise it. */
  readonly venueIds: readonly string[];
}

const trainingColumns = `t.id, t.reference, t.title_fr as "titleFr", t.title_en as "titleEn"`;
const trainings = statement(
  'sessions.trainings',
  `select ${trainingColumns} from training t where t.network_id = $1 order by t.reference limit 200`,
);
const trainingsById = statement(
  'sessions.trainingsById',
  `select ${trainingColumns} from training t where t.network_id = $1 and t.id = any($2::uuid[])`,
);
const trainingsOfSpaces = statement(
  'sessions.trainingsOfSpaces',
  `select s.id as "spaceId", ${trainingColumns} from space s join training t on (t.network_id, t.id) = (s.network_id, s.training_id)
    where s.network_id = $1 and s.id = any($2::uuid[])`,
);
const trainingsOfVenues = statement(
  'sessions.trainingsOfVenues',
  `select x.venue_id as "venueId", ${trainingColumns} from venue_training x join training t on (t.network_id, t.id) = (x.network_id, x.training_id)
    where x.network_id = $1 and x.venue_id = any($2::uuid[]) order by t.reference`,
);
const addTraining = statement(
  'sessions.addTraining',
  `with known as (
     insert into training as t (network_id, id, reference, title_fr, title_en) values ((select current_network()), $1, $2, $3, $4)
     on conflict (network_id, reference) do update set reference = t.reference returning *),
   shared as (
     insert into venue_training (network_id, venue_id, training_id) select network_id, $5, id from known on conflict do nothing)
   select ${trainingColumns} from known t`,
);

const sharedTraining = statement(
  'sessions.sharedTraining',
  `select 1 from venue_training where network_id = (select current_network()) and venue_id = $1 and training_id = $2`,
);

/** Whether the venue offers this training. */
export const isSharedTraining = async (tx: Sql, venueId: string, trainingId: string): Promise<boolean> =>
  (await tx.maybe(sharedTraining, [venueId, trainingId])) !== undefined;

/** How long a certificate stays valid without use. Parameter: the network's default in months. */
const unusedUntil = (months: string) =>
  `greatest(c.given_at, c.last_used_at) + make_interval(months => coalesce(t.unused_months, ${months}))`;
const certificateColumns = `c.id, c.member_id as "memberId", m.name as "memberName", c.training_id as "trainingId", c.venue_id as "venueId",
  c.given_at as "givenAt", c.expires_at as "expiresAt", c.last_used_at as "lastUsedAt", c.withdrawn_at as "withdrawnAt",
  c.withdrawal_reason as reason, c.given_reason as "givenReason", least(c.expires_at, ${unusedUntil('$1::int')}) as "validUntil",
  array(select x.venue_id from venue_training x where (x.network_id, x.training_id) = (c.network_id, c.training_id)) as "venueIds"`;
const fromCertificates = `from certificate c join training t on (t.network_id, t.id) = (c.network_id, c.training_id)
  join member m on (m.network_id, m.id) = (c.network_id, c.member_id) where c.network_id = (select current_network())`;
const ofMember = statement(
  'sessions.certificatesOf',
  `select ${certificateColumns} ${fromCertificates} and c.member_id = $2 order by c.given_at desc, c.id limit 50`,
);
const byId = statement('sessions.certificate', `select ${certificateColumns} ${fromCertificates} and c.id = $2`);
const recognisedBy = `c.training_id in (select x.training_id from venue_training x where x.network_id = c.network_id and x.venue_id = $2)`;
const ofVenue = statement(
  'sessions.certificatesAt',
  `select ${certificateColumns} ${fromCertificates} and ${recognisedBy}
     and ($3::timestamptz is null or (c.given_at, c.id) < ($3, $4::uuid)) order by c.given_at desc, c.id desc limit $5`,
);
const countOfVenue = statement(
  'sessions.countCertificatesAt',
  `select count(*)::int as n from certificate c where c.network_id = (select current_network()) and
     c.training_id in (select x.training_id from venue_training x where x.network_id = c.network_id and x.venue_id = $1)`,
);
const give = statement(
  'sessions.giveCertificate',
  `insert into certificate as c (network_id, id, member_id, training_id, venue_id, session_id, given_by_id, given_at, expires_at, given_reason)
   select m.network_id, $1, m.id, t.id, x.venue_id, $5, $6, $7::timestamptz, $7::timestamptz + make_interval(months => coalesce(t.valid_months, $8::int)), $9
     from member m
     join venue_training x on x.network_id = m.network_id and x.venue_id = $4 and x.training_id = $3
     join training t on (t.network_id, t.id) = (x.network_id, x.training_id)
    where m.network_id = (select current_network()) and m.id = $2 and m.left_at is null for key share of m
   on conflict (network_id, member_id, training_id, venue_id) where withdrawn_at is null
     do update set session_id = excluded.session_id, given_by_id = excluded.given_by_id, given_at = excluded.given_at, expires_at = excluded.expires_at,
       given_reason = excluded.given_reason
   returning c.id`,
);
// One statement whether the address belongs to a member or not.
const memberWithEmail = statement(
  'sessions.memberWithEmail',
  `select (select m.id from member m join account a on a.id = m.account_id and a.email = $1::citext and a.erased_at is null
            where m.network_id = (select current_network()) and m.left_at is null) as "memberId",
          exists (select from venue_training x where x.network_id = (select current_network()) and x.venue_id = $2 and x.training_id = $3)
            as "isOffered"`,
);
const withdraw = statement(
  'sessions.withdrawCertificate',
  `update certificate set withdrawn_at = $2, withdrawn_by_id = $3, withdrawal_reason = $4
    where network_id = (select current_network()) and id = $1 and withdrawn_at is null`,
);

const valid = `from certificate c join training t on (t.network_id, t.id) = (c.network_id, c.training_id)
  join venue_training x on (x.network_id, x.venue_id, x.training_id) = (c.network_id, c.venue_id, c.training_id)
  where c.network_id = (select current_network()) and c.member_id = $1 and c.withdrawn_at is null
    and c.expires_at > $2 and ${unusedUntil('$3::int')} > $2`;
const proofs = statement(
  'sessions.proofs',
  `select array(select distinct c.training_id ${valid}) as "trainingIds",
          (select adult_declared_at is not null from member where network_id = (select current_network()) and id = $1) as adult`,
);
// Locked: a withdrawal waits until the booking that relies on the certificate is made or refused.
const relyOn = statement(
  'sessions.relyOnCertificate',
  `select c.id ${valid} and c.training_id = $4 order by c.id for share of c`,
);

/** Uses certificates: `used (network_id, member_id, training_id, at)` says who used what they are certified for, and until when. */
export const useCertificates = statementPart(
  'sessions',
  `
  certificates_used as (
    update certificate c set last_used_at = greatest(c.last_used_at, u.at) from used u
     where (c.network_id, c.member_id, c.training_id) = (u.network_id, u.member_id, u.training_id)
       and c.withdrawn_at is null and c.given_at <= u.at
    returning c.id)`,
);

export const allTrainings = (open: Sql, networkId: string) => open.rows<TrainingRow>(trainings, [networkId]);
export const trainingRows = (open: Sql, networkId: string, ids: readonly string[]) =>
  open.rows<TrainingRow>(trainingsById, [networkId, ids]);
/** The trainings that spaces require, by space. */
export const requiredTrainings = (open: Sql, networkId: string, spaceIds: readonly string[]) =>
  open.rows<TrainingRow & { spaceId: string }>(trainingsOfSpaces, [networkId, spaceIds]);

/** The trainings that venues share, by reference. */
export const sharedTrainings = (open: Sql, networkId: string, venueIds: readonly string[]) =>
  open.rows<TrainingRow & { venueId: string }>(trainingsOfVenues, [networkId, venueIds]);

/** The training with this reference, made if it is new, shared by the venue from now on. */
export const shareTraining = (tx: Sql, venueId: string, training: TrainingRow) =>
  tx.one<TrainingRow>(addTraining, [training.id, training.reference, training.titleFr, training.titleEn, venueId]);

const unusedMonths = (settings: Settings): number => settings.get(certificateValidity).unusedMonths;

export const certificatesOf = (tx: Sql, memberId: string, settings: Settings) =>
  tx.rows<CertificateRow>(ofMember, [unusedMonths(settings), memberId]);
export const certificateById = (tx: Sql, id: string, settings: Settings) =>
  tx.maybe<CertificateRow>(byId, [unusedMonths(settings), id]);

/** The certificates that a venue recognises, the latest first. */
export async function certificatesAt(
  tx: Sql,
  venueId: string,
  settings: Settings,
  page: { after: readonly [givenAt: string, id: string] | null; limit: number },
): Promise<{ rows: CertificateRow[]; total: number }> {
  const after = page.after ?? [null, null];
  const rows = await tx.rows<CertificateRow>(ofVenue, [unusedMonths(settings), venueId, ...after, page.limit]);
  const { n } = await tx.one<{ n: number }>(countOfVenue, [venueId]);
  return { rows, total: n };
}

export interface CertificateToGive {
  readonly id: string;
  readonly memberId: string;
  readonly trainingId: string;
  readonly venueId: string;
  readonly sessionId: string | null;
  readonly givenById: string;
  readonly at: Temporal.Instant;
  /** Why, in the words of the venue; the person reads it. */
  readonly givenReason?: string | null;
}

/** Gives a certificate, or renews the one that the venue gave before. @returns its id; undefined for nobody or no such training */
export const insertCertificate = async (
  tx: Sql,
  made: CertificateToGive,
  settings: Settings,
): Promise<string | undefined> =>
  (
    await tx.maybe<{ id: string }>(give, [
      made.id,
      made.memberId,
      made.trainingId,
      made.venueId,
      made.sessionId,
      made.givenById,
      made.at,
      settings.get(certificateValidity).months,
      made.givenReason ?? null,
    ])
  )?.id;

/** Who in the network has a mail address, and whether a venue offers a training. */
export const holderByEmail = (
  tx: Sql,
  email: string,
  { venueId, trainingId }: { venueId: string; trainingId: string },
) => tx.one<{ memberId: string | null; isOffered: boolean }>(memberWithEmail, [email, venueId, trainingId]);

export const markWithdrawn = (tx: Sql, id: string, by: string, reason: string, at: Temporal.Instant): Promise<number> =>
  tx.run(withdraw, [id, at, by, reason]);

/** What a member proved: the trainings they are certified for at a moment, at any venue that shares them, and being of age. */
export interface Proofs {
  readonly trainingIds: readonly string[];
  readonly adult: boolean;
}
export const proofsOf = (tx: Sql, memberId: string, at: Temporal.Instant, settings: Settings): Promise<Proofs> =>
  tx.one<Proofs>(proofs, [memberId, at, unusedMonths(settings)]);

/** Whether a member is certified at a moment; until the end of the transaction nobody withdraws it. */
export const reliesOnCertificate = async (
  tx: Sql,
  memberId: string,
  trainingId: string,
  at: Temporal.Instant,
  settings: Settings,
): Promise<boolean> => (await tx.rows(relyOn, [memberId, at, unusedMonths(settings), trainingId])).length > 0;
