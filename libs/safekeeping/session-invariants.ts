/** Rules of sessions, their places, and waiting lists for sessions and for times. Each query returns one row per violation. */
export const sessionInvariants: Record<string, string> = {
  'the counter of a planned session equals its places that are taken or held': `
    select s.id from session s left join session_place p on (p.network_id, p.session_id) = (s.network_id, s.id) and p.state in ('OFFERED','TAKEN')
     where s.state = 'PLANNED' group by s.network_id, s.id having s.taken <> count(p.id)`,
  'a planned session has its space, and the time of its host and of everybody with a place': `
    select s.id from session s left join space r on (r.network_id, r.id) = (s.network_id, s.space_id)
     where s.state = 'PLANNED'
       and ((r.id is not null and not exists (select from allocation a where (a.network_id, a.holder_id, a.resource_id) = (s.network_id, s.id, r.resource_id)
               and a.state = 'CONFIRMED' and a.during @> s.during))
         or not exists (select from person_time t where (t.network_id, t.holder_id, t.member_id) = (s.network_id, s.id, s.host_member_id)
               and t.state = 'CONFIRMED' and t.during = s.during))
    union all
    select p.id from session_place p join session s on (s.network_id, s.id) = (p.network_id, p.session_id)
      left join person_time t on (t.network_id, t.holder_id) = (p.network_id, p.id) and t.state = 'CONFIRMED' and t.during = s.during
     where s.state = 'PLANNED' and (t.id is not null) <> (p.state = 'TAKEN')`,
  'every held place has one live offer, and every live offer a held place of the person in line': `
    select p.id from session_place p left join waiting_offer o on (o.network_id, o.hold_id) = (p.network_id, p.id) and o.state = 'LIVE'
     where p.state = 'OFFERED' and o.id is null
    union all
    select o.id from waiting_offer o join waiting_list_entry w on (w.network_id, w.id) = (o.network_id, o.entry_id) and w.subject_kind = 'SESSION'
      left join session_place p on (p.network_id, p.id) = (o.network_id, o.hold_id) and p.state = 'OFFERED' and p.member_id = w.member_id
     where o.state = 'LIVE' and (p.id is null or w.state <> 'OFFERED')
    union all
    select w.id from waiting_list_entry w where w.state = 'OFFERED'
       and not exists (select from waiting_offer o where (o.network_id, o.entry_id) = (w.network_id, w.id) and o.state = 'LIVE')`,
  'every live offer of a time has a live hold of the person in line, and every such hold a live offer': `
    select o.id from waiting_offer o join waiting_list_entry w on (w.network_id, w.id) = (o.network_id, o.entry_id) and w.subject_kind = 'SPACE_TIME'
      left join booking_hold h on (h.network_id, h.id) = (o.network_id, o.hold_id) and h.state = 'LIVE' and h.place is null and h.member_id = w.member_id
     where o.state = 'LIVE' and (h.id is null or w.state <> 'OFFERED')
    union all
    select h.id from booking_hold h where h.state = 'LIVE' and h.place is null
       and not exists (select from waiting_offer o where (o.network_id, o.hold_id) = (h.network_id, h.id) and o.state = 'LIVE')`,
  'somebody who waits for a time waits for one that exists, once': `
    select w.id from waiting_list_entry w left join wished_time t on (t.network_id, t.id) = (w.network_id, w.subject_id)
     where w.subject_kind = 'SPACE_TIME' and w.state in ('WAITING','OFFERED') and t.id is null
    union all
    select min(w.id::text)::uuid from waiting_list_entry w where w.state in ('WAITING','OFFERED') group by w.network_id, w.subject_id, w.member_id having count(*) > 1`,
  'nobody waits for a session in which they have a place, nor for one that is over': `
    select w.id from waiting_list_entry w join session s on (s.network_id, s.id) = (w.network_id, w.subject_id) and w.subject_kind = 'SESSION'
     where w.state = 'WAITING' and (s.state <> 'PLANNED' or exists (select from session_place p
       where (p.network_id, p.session_id, p.member_id) = (s.network_id, s.id, w.member_id) and p.state in ('OFFERED','TAKEN')))`,
};
