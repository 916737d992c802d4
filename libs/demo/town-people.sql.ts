import { familyNames, givenNames } from './names.data.js';
import { type TownPlan, chance, madeId } from './town-plan.js';

/** Shares of plans among frequent, occasional and rare visitors. */
const PLANS = `case when eagerness > 0.55 then case when wish < 0.05 then 'DECOUVERTE' when wish < 0.5 then 'REGULIER' else 'RESIDENT' end
                    when eagerness > 0.2 then case when wish < 0.3 then 'PASS' when wish < 0.7 then 'DECOUVERTE' else 'REGULIER' end
                    when eagerness > 0 and wish < 0.18 then 'DECOUVERTE' else 'PASS' end`;
/** Members who joined and never came. */
const DORMANT_SHARE = 0.12;

const words = (list: readonly string[]) => `'{${list.map((word) => `"${word}"`).join()}}'::text[]`;
const picked = (list: readonly string[], purpose: string) =>
  `(${words(list)})[1 + floor(${list.length} * ${chance('n', '0', purpose)})::int]`;

/**
 * Accounts, members, mentors and passes of the other members. All joined before the first booking; passes renew on the
 * first of the month.
 */
export function peopleSql({ networkId, members, mentors, now, zone }: TownPlan): string[] {
  const network = `'${networkId}'::uuid`;
  return [
    `create temporary table regular on commit drop as
     select n, ${madeId('account', 'joined_at', 'n')} account_id, ${madeId('member', 'joined_at', 'n')} member_id, ${madeId('pass', 'joined_at', 'n')} pass_id,
            name, joined_at, (date_trunc('month', joined_at at time zone '${zone}') + interval '1 month')::date anchor_on,
            eagerness, p.id plan_id, p.included_minutes
       from (select n, ${picked(givenNames, 'given')} || ' ' || ${picked(familyNames, 'family')} name,
                    date_trunc('second', timestamptz '${now}' - interval '400 days' - ${chance('n', '0', 'joined')} * interval '500 days') joined_at,
                    case when ${chance('n', '0', 'dormant')} < ${DORMANT_SHARE} then 0 else 0.06 + 1.3 * power(${chance('n', '0', 'eager')}, 1.7) end eagerness,
                    ${chance('n', '0', 'plan')} wish
               from generate_series(1, ${members}) n) drawn
       join plan p on p.network_id = ${network} and p.code = ${PLANS}
      order by n`,
    `insert into account (id, email, name, locale, created_at)
     select account_id, regexp_replace(fold_text(name), '[^a-z]+', '.', 'g') || '.' || n || '.' || (select slug from network where id = ${network}) || '@demo.traboule.example',
            name, case when ${chance('n', '0', 'locale')} < 0.06 then 'en' else 'fr' end, joined_at
       from regular order by n`,
    `insert into member (network_id, id, account_id, name, home_venue_id, joined_at)
     select ${network}, member_id, account_id, name, v.id, joined_at
       from regular join (select id, row_number() over (order by id) place, count(*) over () venues from venue where network_id = ${network}) v
         on place = 1 + floor(venues * ${chance('n', '0', 'home')})
      order by n`,
    // The demo mentor is a mentor here too.
    `insert into role_grant (network_id, id, member_id, role, granted_at)
     select ${network}, ${madeId('grant', 'joined_at', 'n')}, member_id, 'MENTOR', joined_at
       from (select * from regular order by ${chance('n', '0', 'mentor')}
              limit ${mentors} - (select count(*) from role_grant where network_id = ${network} and role = 'MENTOR')) chosen`,
    `insert into pass (network_id, id, plan_id, owner_member_id, anchor_on, valid)
     select ${network}, pass_id, plan_id, member_id, anchor_on, tstzrange(anchor_on::timestamp at time zone '${zone}', null) from regular order by n`,
    `insert into pass_holder (network_id, pass_id, member_id, valid)
     select ${network}, pass_id, member_id, tstzrange(anchor_on::timestamp at time zone '${zone}', null) from regular order by n`,
    `analyze regular`,
  ];
}
