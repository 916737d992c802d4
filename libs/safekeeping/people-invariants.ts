/** What must hold of profiles, projects, and appointments with mentors. */
export const peopleInvariants: Readonly<Record<string, string>> = {
  'the photo of a profile is a picture of its owner that is ready and attached': `
    select p.member_id from profile p join file f on (f.network_id, f.id) = (p.network_id, p.photo_id)
     where f.state <> 'READY' or f.attached_at is null or f.purpose <> 'profile.photo'`,
  'a project that is not archived has a founder, and is at the last stage of its history': `
    select p.id from project p
     where (p.archived_at is null and not exists (select from project_member t
             where (t.network_id, t.project_id, t.role, t.state) = (p.network_id, p.id, 'FOUNDER', 'ACCEPTED')))
        or p.stage is distinct from (select c.stage from project_stage_change c
             where (c.network_id, c.project_id) = (p.network_id, p.id) order by c.changed_at desc, c.id desc limit 1)`,
  'a live appointment has the time of its mentor, once, and of nobody else': `
    select a.id from appointment a join mentor mt on (mt.network_id, mt.id) = (a.network_id, a.mentor_id)
     where a.state in ('PENDING','CONFIRMED')
       and array[mt.resource_id] is distinct from (
         select array_agg(x.resource_id) from allocation x
          where (x.network_id, x.holder_id) = (a.network_id, a.id) and x.state = a.state and x.during = a.during)
    union all
    select a.id from appointment a join allocation x on (x.network_id, x.holder_id) = (a.network_id, a.id)
     where x.state in ('HELD','PENDING','CONFIRMED','IN_USE') and x.state <> a.state`,
  'both people of a confirmed appointment are expected then, and of no other': `
    select a.id from appointment a join mentor mt on (mt.network_id, mt.id) = (a.network_id, a.mentor_id)
     where (a.state = 'CONFIRMED') <> exists (select from person_time p where (p.network_id, p.holder_id, p.member_id) = (a.network_id, a.id, mt.member_id) and p.state = 'CONFIRMED')
        or (a.state = 'CONFIRMED' and a.booking_id is null) <> exists (
             select from person_time p where (p.network_id, p.holder_id, p.member_id) = (a.network_id, a.id, a.founder_id) and p.state = 'CONFIRMED')`,
  'an appointment and its room are waiting, confirmed or over together': `
    select a.id from appointment a join booking b on (b.network_id, b.id) = (a.network_id, a.booking_id)
     where not b.with_mentor or b.during <> a.during or b.member_id <> a.founder_id
        or (a.state = 'PENDING') <> (b.state = 'PENDING')
        or (a.state in ('CANCELLED','EXPIRED')) <> (b.state in ('CANCELLED','EXPIRED'))
    union all
    select b.id from booking b where b.with_mentor and not exists (select from appointment a where (a.network_id, a.booking_id) = (b.network_id, b.id))`,
  'a calendar of a mentor that was removed leaves no busy time behind, and a busy time takes only the time of its mentor': `
    select c.id from mentor_calendar c where c.state = 'REMOVED'
       and exists (select from mentor_busy_time b where (b.network_id, b.calendar_id) = (c.network_id, c.id))
    union all
    select b.id from mentor_busy_time b
      join mentor_calendar c on (c.network_id, c.id) = (b.network_id, b.calendar_id)
      join mentor mt on (mt.network_id, mt.id) = (c.network_id, c.mentor_id)
      join allocation x on (x.network_id, x.holder_id) = (b.network_id, b.id) and x.state in ('HELD','PENDING','CONFIRMED','IN_USE')
     where x.resource_id <> mt.resource_id or x.starts_at < date_bin('15 minutes', b.starts_at, timestamptz 'epoch')
        or x.ends_at >= b.ends_at + interval '15 minutes'`,
  'exactly one mentor is asked about a pending appointment, and nobody about any other': `
    select a.id from appointment a
     where (a.state = 'PENDING') <> exists (
       select from mentor_ask k where (k.network_id, k.appointment_id, k.mentor_id) = (a.network_id, a.id, a.mentor_id) and k.answer is null)
        or (a.state in ('CONFIRMED','COMPLETED')) and not exists (
       select from mentor_ask k where (k.network_id, k.appointment_id, k.mentor_id, k.answer) = (a.network_id, a.id, a.mentor_id, 'ACCEPTED'))`,
  'what is used of a mentor’s week is the length of their live and past appointments in it': `
    select q.subject_id from quota q
      join mentor mt on (mt.network_id, mt.id) = (q.network_id, q.subject_id)
      join network n on n.id = q.network_id
     where q.kind in ('mentoring.week','mentoring.month')
       and q.used <> (
         select coalesce(sum(extract(epoch from a.ends_at - a.starts_at) / 60), 0) from appointment a
          where (a.network_id, a.mentor_id) = (mt.network_id, mt.id) and a.state in ('PENDING','CONFIRMED','COMPLETED')
            and date_trunc(case q.kind when 'mentoring.week' then 'week' else 'month' end, a.starts_at at time zone n.zone) at time zone n.zone = q.period_start)`,
  'a founder has one open request on each subject': `
    select founder_id from appointment where state = 'PENDING' and skill_code is not null group by network_id, founder_id, skill_code having count(*) > 1`,
  'a founder who waits asked on that subject and found nobody, and one who no longer waits is offered to nobody': `
    select w.id from mentor_wait w join appointment a on (a.network_id, a.id) = (w.network_id, w.appointment_id)
     where w.founder_id <> a.founder_id
        or w.state = 'WAITING' and (a.state <> 'EXPIRED' or a.ended_by <> 'NOBODY_LEFT' or w.skill_code is distinct from a.skill_code)
        or w.state <> 'WAITING' and exists (
          select from mentor_wait_offer o where (o.network_id, o.wait_id) = (w.network_id, w.id) and o.answer is null)`,
  'the open requests of a founder are counted': `
    select q.subject_id from quota q
     where q.kind = 'mentoring.openRequests' and q.used <> (
       select count(*) from appointment a where (a.network_id, a.founder_id) = (q.network_id, q.subject_id) and a.state = 'PENDING')`,
};
