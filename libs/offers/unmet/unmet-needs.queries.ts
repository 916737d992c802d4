import { type Sql, statement } from '#libs/platform';
import { type UnmetNeed } from '../rules/unmet-need.js';

const add = statement(
  'offers.countUnmetNeeds',
  `insert into unmet_need (network_id, asked_on, why, kind, capability_code, weekday, hour, cell_lat, cell_lon, times)
   select current_network(), n."askedOn", n.why, n.kind, n.capability, n.weekday, n.hour, n."cellLat", n."cellLon", n.times
     from jsonb_to_recordset($1::jsonb) n("askedOn" date, why text, kind text, capability text, weekday smallint, hour smallint,
                                          "cellLat" smallint, "cellLon" smallint, times int)
    order by 2, 3, 4, 5, 6, 7, 8, 9
   on conflict on constraint unmet_need_counter do update set times = unmet_need.times + excluded.times`,
);
const prune = statement(
  'offers.deleteUnmetNeeds',
  `delete from unmet_need where network_id = (select current_network()) and asked_on < $1`,
);

export type CountedNeed = UnmetNeed & { readonly times: number };

/** Adds to the counters. Each need is at most once in `needs`. */
export const addUnmetNeeds = (tx: Sql, needs: readonly CountedNeed[]): Promise<number> =>
  tx.run(add, [JSON.stringify(needs)]);

/** Deletes the counters of earlier days. @returns their number */
export const deleteUnmetNeedsBefore = (tx: Sql, day: Temporal.PlainDate): Promise<number> => tx.run(prune, [day]);
