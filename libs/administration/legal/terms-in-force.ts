import { readTermsWith } from '#libs/people';
import { statement } from '#libs/platform';

const readVersion = statement(
  'administration.termsInForce',
  `select version from legal_page
    where network_id = $1 and kind = 'TERMS' and withdrawn_at is null and binds_from <= $2
    order by binds_from desc, version desc
    limit 1`,
);

readTermsWith(
  async (sql, networkId, at) => (await sql.maybe<{ version: number }>(readVersion, [networkId, at]))?.version ?? null,
);
