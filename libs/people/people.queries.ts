import { statement } from '#libs/platform';

/** The address of a merged account leads to the account that is kept. */
export const accountForEmail = statement(
  'people.accountForEmail',
  `with asked as (
     insert into account (email, name, locale, created_at) values ($1, $2, $3, $4)
     on conflict (email) do update set email = account.email returning *)
   select coalesce(k.id, a.id) as id, coalesce(k.name, a.name) as name, coalesce(k.email, a.email)::text as email,
          coalesce(k.locale, a.locale) as locale,
          case when k.id is null then a.disabled_at is not null else k.disabled_at is not null end as disabled
     from asked a left join account k on k.id = a.merged_into_id`,
);
export const accountByEmail = statement(
  'people.accountByEmail',
  `select k.id, k.name, k.email::text, k.locale, k.disabled_at is not null as disabled
     from account a join account k on k.id = coalesce(a.merged_into_id, a.id) where a.email = $1`,
);
export const ensureMember = statement(
  'people.ensureMember',
  `insert into member (network_id, account_id, name, joined_at) values ((select current_network()), $1, $2, $3)
   on conflict (network_id, account_id) do update set name = member.name
   returning id, left_at as "leftAt", old.id is null as "isNew"`,
);
export const declareAdult = statement(
  'people.declareAdult',
  `update member set adult_declared_at = coalesce(adult_declared_at, $2) where network_id = (select current_network()) and id = $1`,
);
export const adultDeclared = statement(
  'people.adultDeclared',
  `select adult_declared_at as at from member where network_id = (select current_network()) and account_id = $1`,
);
