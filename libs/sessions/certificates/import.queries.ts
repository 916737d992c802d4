import { type Settings, type Sql, statement } from '#libs/platform';
import { type KnownTraining } from '../rules/certificates-csv.js';
import { certificateValidity } from '../sessions.settings.js';

const trainings = statement(
  'sessions.trainingsToImport',
  `select t.id, t.reference, t.title_fr as "titleFr", t.title_en as "titleEn",
          least(coalesce(t.valid_months, $2::int), coalesce(t.unused_months, $3::int)) as months
     from venue_training x join training t on (t.network_id, t.id) = (x.network_id, x.training_id)
    where x.network_id = (select current_network()) and x.venue_id = $1 order by t.reference`,
);
const holders = statement(
  'sessions.holders',
  `select m.id, m.name,
          array(select json_build_object('trainingId', c.training_id, 'givenAt', c.given_at) from certificate c
                 where (c.network_id, c.member_id, c.venue_id) = (m.network_id, m.id, $2) and c.withdrawn_at is null) as certificates
     from member m where m.network_id = (select current_network()) and m.id = any($1::uuid[]) and m.left_at is null`,
);
const later = statement(
  'sessions.laterCertificate',
  `select 1 from certificate where network_id = (select current_network()) and (member_id, training_id, venue_id) = ($1, $2, $3)
      and withdrawn_at is null and given_at >= $4`,
);

/** The trainings of a venue, with the months after which a certificate that nobody uses ends. */
export function trainingsToImport(tx: Sql, venueId: string, settings: Settings): Promise<KnownTraining[]> {
  const { months, unusedMonths } = settings.get(certificateValidity);
  return tx.rows<KnownTraining>(trainings, [venueId, months, unusedMonths]);
}

export interface HolderRow {
  readonly id: string;
  readonly name: string;
  /** Those that the venue gave and did not withdraw. */
  readonly certificates: readonly { trainingId: string; givenAt: string }[];
}

/** Members of the network by id, with the certificates that a venue gave them. */
export const holdersById = (tx: Sql, ids: readonly string[], venueId: string): Promise<HolderRow[]> =>
  tx.rows<HolderRow>(holders, [ids, venueId]);

/** Whether the venue gave the member a certificate of the training at this moment or later. */
export const hasLaterCertificate = async (
  tx: Sql,
  memberId: string,
  { trainingId, venueId, at }: { trainingId: string; venueId: string; at: Temporal.Instant },
): Promise<boolean> => (await tx.maybe(later, [memberId, trainingId, venueId, at])) !== undefined;
