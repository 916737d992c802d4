import { statementPart } from '#libs/platform';

/**
 * Counts what a booking uses of the openings of its space: reads `opening_draw (opening_id, at, amount, cap)`, in lock order, and
 * `claim`, once `in_quota` has a row. `opened` has a row for each draw that fits; none is missing where nothing is counted.
 */
export const countOpenings = statementPart(
  'booking',
  `
  opened as (
    insert into pass_opening_counter as q (network_id, opening_id, at, used, cap)
    select c.network_id, d.opening_id, d.at, d.amount, d.cap
      from opening_draw d cross join claim c
     where exists (select from in_quota) and d.amount <= d.cap
     order by d.opening_id, d.at
    on conflict (network_id, opening_id, at) do update set used = q.used + excluded.used, cap = excluded.cap
      where q.used + excluded.used <= excluded.cap
    returning at)`,
);

/** Gives back what `released (network_id, holder_id)` used of openings. Gives `draws_gone` and `draws_back`. */
export const giveOpeningsBack = statementPart(
  'booking',
  `
  draws_gone as (
    delete from pass_opening_use u using released r where (u.network_id, u.booking_id) = (r.network_id, r.holder_id)
    returning u.network_id, u.opening_id, u.at, u.amount),
  draws_held as materialized (
    select q.network_id, q.opening_id, q.at, g.amount
      from draws_gone g join pass_opening_counter q on (q.network_id, q.opening_id, q.at) = (g.network_id, g.opening_id, g.at)
     order by q.opening_id, q.at for no key update of q),
  draws_back as (
    update pass_opening_counter q set used = q.used - h.amount from draws_held h
     where (q.network_id, q.opening_id, q.at) = (h.network_id, h.opening_id, h.at)
    returning q.at)`,
);

/** The openings of a space, as JSON. */
export const openingsOfSpace = (network: string, space: string): string => `
  (select coalesce(json_agg(json_build_object('id', o.id, 'weekday', o.weekday, 'fromMinute', o.from_minute, 'untilMinute', o.until_minute,
                                              'seats', o.seats, 'minutes', o.minutes) order by o.weekday, o.from_minute), '[]')
     from pass_opening o where o.network_id = ${network} and o.space_id = ${space})`;
