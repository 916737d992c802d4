import { declareTables, erasedAs, exportedAs, notExported, personal } from '#libs/platform';

const WITH_THE_ACCOUNT = { fr: 'Tant que le compte existe', en: 'As long as the account exists' };
const TEN_YEARS = {
  fr: '10 ans, comme la réservation de la salle, sans vos mots après effacement',
  en: '10 years, like the booking of the room, without your words after erasure',
};
const MENTORING = {
  fr: 'Vous proposer comme mentor, comme vous le voulez',
  en: 'To offer you as a mentor, as you want',
};
const BUSY = {
  fr: 'Ne pas vous proposer quand votre propre agenda est pris',
  en: 'Not to offer you while your own calendar is busy',
};
const APPOINTMENTS = { fr: 'Vos rendez-vous avec des mentors', en: 'Your appointments with mentors' };

const isMentor = (table: string): string =>
  `exists (select from mentor mt where (mt.network_id, mt.id) = (${table}.network_id, ${table}.mentor_id) and mt.member_id = :member)`;
const isParty = (table: string): string => `exists (
  select from appointment a join mentor mt on (mt.network_id, mt.id) = (a.network_id, a.mentor_id)
   where (a.network_id, a.id) = (${table}.network_id, ${table}.appointment_id) and :member in (a.founder_id, mt.member_id))`;
/** The two memberships of a person are one mentor: what the other one gave stays with it, ended. */
const ownMentor = (member: string) =>
  `(select mt.id from mentor mt where mt.network_id = (select current_network()) and mt.member_id = ${member})`;

/** Nobody is asked twice about one appointment: where both memberships were, each keeps its part. */
const isAskedOnce = (network: string, appointment: string) => `not exists (
  select from mentor_ask k where (k.network_id, k.appointment_id, k.mentor_id) = (${network}, ${appointment}, ${ownMentor(':kept')}))`;

declareTables('mentoring', {
  mentor: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: MENTORING,
    retention: WITH_THE_ACCOUNT,
    erasure: 'PSEUDONYMISE',
    exported: `id member_id status invited_at invited_by_id charter_accepted_at confidentiality_accepted_at languages stages modes is_instant
      session_minutes week_minutes month_minutes new_founders_a_month paused_from paused_until ended_at`,
    merge: [
      `update mentor set ended_at = coalesce(ended_at, :now) where network_id = (select current_network()) and member_id = :merged
         and ${ownMentor(':kept')} is not null`,
      `update mentor set member_id = :kept where network_id = (select current_network()) and member_id = :merged and ${ownMentor(':kept')} is null`,
    ],
    personal: {
      about: erasedAs(`''`),
      video_link: erasedAs(`case when video_link is not null then 'https://erased.invalid/' end`),
      phone: erasedAs(`case when phone is not null then '000000' end`),
      resource_id: notExported('your time, which has no other facts'),
      calendar_id: notExported('your office hours, which have no other facts'),
    },
    nonPersonal: 'network_id version',
  }),
  mentor_skill: personal({
    scope: 'NETWORK',
    rows: isMentor('mentor_skill'),
    purpose: MENTORING,
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    exported: 'mentor_id skill_code level',
    personal: {},
    nonPersonal: 'network_id',
  }),
  mentor_recusal: personal({
    scope: 'NETWORK',
    // Only the mentor’s: the other person does not learn of it.
    rows: isMentor('mentor_recusal'),
    purpose: { fr: 'Ne pas vous proposer à certaines personnes', en: 'Not to offer you to certain people' },
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    exported: 'mentor_id at',
    merge: [
      `insert into mentor_recusal (network_id, mentor_id, member_id, at)
       select network_id, mentor_id, :kept, at from mentor_recusal where network_id = (select current_network()) and member_id = :merged on conflict do nothing`,
      `delete from mentor_recusal where network_id = (select current_network()) and member_id = :merged`,
    ],
    personal: {
      member_id: exportedAs(
        `(select m.name from member m where (m.network_id, m.id) = (mentor_recusal.network_id, mentor_recusal.member_id))`,
      ),
    },
    nonPersonal: 'network_id',
  }),
  mentor_busy_time: personal({
    scope: 'NETWORK',
    rows: `exists (select from mentor_calendar c where (c.network_id, c.id) = (mentor_busy_time.network_id, mentor_busy_time.calendar_id)
              and ${isMentor('c')})`,
    purpose: BUSY,
    retention: { fr: 'Jusqu’à la fin de ce temps', en: 'Until that time is over' },
    erasure: 'DELETE',
    exported: 'calendar_id starts_at ends_at',
    personal: { during: notExported('starts_at and ends_at say the same') },
    nonPersonal: 'network_id id event_key is_whole',
  }),
  mentor_calendar: personal({
    scope: 'NETWORK',
    rows: isMentor('mentor_calendar'),
    purpose: BUSY,
    retention: WITH_THE_ACCOUNT,
    erasure: 'DELETE',
    exported: 'id mentor_id host all_day_blocks state added_at',
    personal: { sealed_address: notExported('a secret of yours') },
    nonPersonal: 'network_id runs failures tried_at read_at fault next_at',
  }),
  appointment: personal({
    scope: 'NETWORK',
    rows: `founder_id = :member or ${isMentor('appointment')}`,
    purpose: APPOINTMENTS,
    retention: TEN_YEARS,
    erasure: 'PSEUDONYMISE',
    exported: `id code founder_id mentor_id skill_code stage mode starts_at ends_at state asks_next booking_id asked_at confirmed_at moved_at moved_by ended_at ended_by`,
    merge: [
      // One open request on each subject: a second one keeps its question and mentor.
      `update appointment a set skill_code = null
        where network_id = (select current_network()) and founder_id = :merged and state = 'PENDING'
          and exists (select from appointment k where (k.network_id, k.founder_id, k.skill_code, k.state) = (a.network_id, :kept, a.skill_code, 'PENDING'))`,
      `update appointment set founder_id = :kept where network_id = (select current_network()) and founder_id = :merged`,
      `update appointment set mentor_id = ${ownMentor(':kept')}
        where network_id = (select current_network()) and mentor_id = ${ownMentor(':merged')} and ${ownMentor(':kept')} is not null
          and state not in ('PENDING','CONFIRMED') and ${isAskedOnce('appointment.network_id', 'appointment.id')}`,
    ],
    personal: {
      question: erasedAs(`repeat('–', 20)`),
      end_reason: erasedAs(`case when end_reason is not null then '–' end`),
      during: notExported('starts_at and ends_at say the same'),
    },
    nonPersonal: 'network_id sequence',
  }),
  mentor_ask: personal({
    scope: 'NETWORK',
    rows: isMentor('mentor_ask'),
    purpose: { fr: 'Les demandes qui vous ont été faites', en: 'The requests that were made to you' },
    retention: TEN_YEARS,
    erasure: 'PSEUDONYMISE',
    exported: 'appointment_id position mentor_id asked_at answer_by answer answered_at suggested_starts',
    merge: [
      `update mentor_ask set mentor_id = ${ownMentor(':kept')}
        where network_id = (select current_network()) and mentor_id = ${ownMentor(':merged')} and ${ownMentor(':kept')} is not null
          and ${isAskedOnce('mentor_ask.network_id', 'mentor_ask.appointment_id')}`,
    ],
    personal: { reason: erasedAs(`case when reason is not null then '–' end`) },
    nonPersonal: 'network_id is_new',
  }),
  mentor_wait: personal({
    scope: 'NETWORK',
    rows: `founder_id = :member`,
    purpose: { fr: 'Vous trouver un mentor qui se libère', en: 'To find you a mentor who becomes free' },
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'id appointment_id founder_id skill_code since until state ended_at',
    merge: [
      // One wait on each subject: the older membership keeps its own.
      `update mentor_wait w set state = 'LEFT', ended_at = :now
        where network_id = (select current_network()) and founder_id = :merged and state = 'WAITING'
          and exists (select from mentor_wait k where (k.network_id, k.founder_id, k.state) = (w.network_id, :kept, 'WAITING')
                         and k.skill_code is not distinct from w.skill_code)`,
      `update mentor_wait set founder_id = :kept where network_id = (select current_network()) and founder_id = :merged`,
    ],
    personal: {},
    nonPersonal: 'network_id look_at',
  }),
  mentor_wait_offer: personal({
    scope: 'NETWORK',
    rows: isMentor('mentor_wait_offer'),
    purpose: { fr: 'Les personnes qui vous ont été proposées', en: 'The people who were offered to you' },
    retention: TEN_YEARS,
    erasure: 'KEEP',
    exported: 'wait_id mentor_id offered_at answer_by answer answered_at starts',
    merge: [
      `update mentor_wait_offer set offered_by_id = :kept where network_id = (select current_network()) and offered_by_id = :merged`,
    ],
    personal: { offered_by_id: notExported('the administrator who chose you') },
    nonPersonal: 'network_id',
  }),
  mentor_thanks: personal({
    scope: 'NETWORK',
    rows: isParty('mentor_thanks'),
    purpose: { fr: 'Les remerciements que vous donnez ou recevez', en: 'Thanks that you give or receive' },
    retention: TEN_YEARS,
    erasure: 'PSEUDONYMISE',
    exported: 'appointment_id at',
    personal: { words: erasedAs(`case when words is not null then '–' end`) },
    nonPersonal: 'network_id',
  }),
  appointment_report: personal({
    scope: 'NETWORK',
    rows: `${isParty('appointment_report')}`,
    purpose: { fr: 'Ce qui suit vos rendez-vous', en: 'What follows your appointments' },
    retention: TEN_YEARS,
    erasure: 'PSEUDONYMISE',
    exported: 'appointment_id side took_place next_step_on at',
    personal: {
      usefulness: exportedAs(
        `(select case when a.founder_id = :member then appointment_report.usefulness end from appointment a
           where (a.network_id, a.id) = (appointment_report.network_id, appointment_report.appointment_id))`,
      ),
      next_step: erasedAs(`case when next_step is not null then '–' end`),
      note: { inExport: 'VALUE', erasedAs: `case when note is not null then '–' end` },
    },
    nonPersonal: 'network_id is_note_shared',
  }),
});
