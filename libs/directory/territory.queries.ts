import { type Sql, statement } from '#libs/platform';
import { arrondissementNamed } from './rules/commune-codes.js';

export interface CommuneRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

const communesOf = statement(
  'directory.communes',
  `select id, code, name, lat, lon from territory where network_id = $1 and kind = 'COMMUNE'
    order by name collate "fr-x-icu", code`,
);

export const communes = (open: Sql, networkId: string) => open.rows<CommuneRow>(communesOf, [networkId]);

const territoriesNamed = statement(
  'directory.territoriesNamed',
  `select array(select id from territory t
                 where t.network_id = $1 and t.commune_code = named.commune_code
                   and (named.kind = 'COMMUNE' or t.id = named.id)) ids
     from (select id, kind, commune_code from territory
            where network_id = $1 and kind in ('COMMUNE', 'ARRONDISSEMENT')
              and (code in ($2, $3) or search_name = search_text($2))
            order by code = $2 desc, kind = 'COMMUNE' desc, code limit 1) named`,
);

/**
 * The ids of the commune or arrondissement with this code or name; accents and case do not matter. A commune includes
 * its arrondissements.
 */
export const territoriesByCodeOrName = async (open: Sql, networkId: string, codeOrName: string) =>
  (await open.maybe<{ ids: string[] }>(territoriesNamed, [networkId, codeOrName, arrondissementNamed(codeOrName)]))
    ?.ids;
