/** SQL: when a member did not come to bookings, as a JSON list. What was corrected or excused does not count. */
export const countedNoShows = (network: string, member: string): string =>
  `(select coalesce(json_agg(n.at order by n.at), '[]') from no_show n
     where n.network_id = ${network} and n.member_id = ${member}
       and not exists (select from no_show_answer a where (a.network_id, a.booking_id) = (n.network_id, n.booking_id) and a.outcome <> 'STANDS'))`;
