import { Signer } from '#libs/platform';
import { givenMentor } from '#libs/testing';
import { PROPOSE, type ScenarioContext } from './scenario-context.fixture.js';

const BOOK_MENTOR = (select: string) =>
  `mutation ($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key, question: "Comment trouver mes premiers clients ?") ${select} }`;

/** Somebody becomes a mentor, is asked, answers, and both say what came of it. */
export async function mentorAndFounder(
  { ask, given, town, api }: ScenarioContext,
  select: (type: string) => string,
): Promise<void> {
  const { id, network } = town.people.get('a colleague')!;
  const networkId = town.networkIds[network]!;
  const here = { id: networkId, slug: network, tariffId: '', planId: '' };
  // Operations before this one changed languages, and mentors are offered to those who speak theirs.
  await given.client.query(`update account set locale = 'fr'`);
  // A mentor whom every copy of the town has.
  const known = { mentor: town.people.get('a colleague')!.mentorId, start: '2026-12-16T09:00:00Z' };
  await ask('adviser', PROPOSE(select('Proposal')), { need: known });
  for (const who of ['a stranger', 'member of the other network']) {
    const theirs = town.people.get(who)!;
    const need = { ...known, mentor: theirs.mentorId };
    await ask(
      who,
      PROPOSE('{ offers { items { __typename ... on MentorItem { start } } } }'),
      { need },
      theirs.network,
      who,
    );
  }
  const own = (text: string, type: string) =>
    ask('a colleague', `mutation { ${text} ${select(type)} }`, {}, network, 'a colleague');
  await ask(
    'network admin',
    `mutation ($id: ID!) { inviteMentor(id: $id, as: VOLUNTEER) ${select('InviteMentorResult')} }`,
    { id },
  );
  await own('acceptMentorCharter', 'MyMentoringResult');
  await own('setOfficeHours(week: [{ weekday: 1, opens: "08:00", closes: "20:00" }])', 'MyMentoringResult');
  await own('setOfficeHoursOfDay(date: "2026-12-24", hours: [])', 'MyMentoringResult');
  await own(
    `editMentoring(version: 2, input: { skills: [{ skill: "pitching", level: 2 }], stages: [IDEATION], languages: [FR], modes: [IN_PERSON],
       isInstant: true, sessionMinutes: 60, weekMinutes: 180, monthMinutes: 480, newFoundersAMonth: 2 })`,
    'MyMentoringResult',
  );
  await own('followBusyCalendar(address: "https://calendar.example/private.ics")', 'FollowBusyCalendarResult');
  await ask('a colleague', `{ myBusyCalendar ${select('BusyCalendar')} }`, {}, network, 'a colleague');
  await own('stopBusyCalendar', 'BusyCalendarStopped');
  await ask('a colleague', `{ myMentoring ${select('MyMentoring')} }`, {}, network, 'a colleague');
  await ask('network admin', `{ mentors(first: 50) ${select('MentorConnection')} }`);
  const { id: mentorId } = await given.one<{ id: string }>(`select id from mentor where member_id = $1`, [id]);
  // The adviser waits for a mentor, too.
  const wait = { id: town.people.get('adviser')!.mentorWaitId };
  // An operation before this one ended the wait.
  await given.client.query(`update mentor_wait set state = 'WAITING', ended_at = null where id = $1`, [wait.id]);
  await ask('network admin', `{ mentorWaits(first: 50) ${select('MentorWaitConnection')} }`);
  await ask(
    'network admin',
    `mutation ($id: ID!, $mentorId: ID!) { offerMentorWait(id: $id, mentorId: $mentorId) ${select('OfferMentorWaitResult')} }`,
    { ...wait, mentorId },
  );
  await ask('a colleague', `{ mentorWaitOffers ${select('MentorWaitOffer')} }`, {}, network, 'a colleague');
  await ask(
    'a colleague',
    `mutation ($id: ID!) { answerMentorWait(id: $id, starts: ["2026-12-21T09:00:00Z"]) ${select('AnswerMentorWaitResult')} }`,
    wait,
    network,
    'a colleague',
  );
  await ask('adviser', `{ myMentorWaits ${select('MentorWait')} }`, {}, network, 'adviser');
  await ask(
    'adviser',
    `mutation ($id: ID!) { leaveMentorWait(id: $id) ${select('LeaveMentorWaitResult')} }`,
    wait,
    network,
    'adviser',
  );
  const need = { mentor: mentorId, start: '2026-12-14T09:00:00Z' };
  const { propose } = (await ask('adviser', PROPOSE('{ offers { token } }'), { need })) as {
    propose: { offers: { token: string }[] };
  };
  await ask(
    'adviser',
    BOOK_MENTOR(select('BookResult')),
    { token: propose.offers[0]!.token, key: 'key-of-an-appointment' },
    network,
    'adviser',
  );
  const { code } = await given.one<{ code: string }>(`select code from appointment where mentor_id = $1`, [mentorId]);
  await ask(
    'adviser',
    `mutation ($code: String!) { moveAppointment(code: $code, start: "2026-12-14T11:00:00Z", idempotencyKey: "key-of-a-move") ${select('MoveAppointmentResult')} }`,
    { code },
    network,
    'adviser',
  );
  await given.client.query(`update appointment set state = 'COMPLETED' where code = $1`, [code]);
  const report = `mutation ($code: String!) { reportAppointment(code: $code, tookPlace: true, nextStep: "Écrire") ${select('ReportAppointmentResult')} }`;
  await ask('adviser', report, { code }, network, 'adviser');
  await ask(
    'adviser',
    `query ($code: String!) { appointment(code: $code) ${select('Appointment')} }`,
    { code },
    network,
    'adviser',
  );
  const thank = `mutation ($code: String!) { thankMentor(code: $code, words: "Merci") ${select('ThankMentorResult')} }`;
  await ask('adviser', thank, { code }, network, 'adviser');
  await given.client.query(
    `insert into appointment (network_id, code, founder_id, mentor_id, question, skill_code, stage, mode, during, state, asks_next, asked_at, ended_at, ended_by)
     values ($1, 'UNANSWER', $2, $3, 'Comment exporter mes premiers produits au Canada ?', 'export', 'LAUNCH', 'VIDEO', '[2026-12-01T09:00Z,2026-12-01T10:00Z)', 'EXPIRED', false, '2026-11-22', '2026-11-23', 'NOBODY_LEFT')`,
    [networkId, town.people.get('adviser')!.id, mentorId],
  );
  await ask('network admin', `{ mentorCoverage ${select('MentorCoverage')} }`);
  await ask('a colleague', `{ myMentorFigures(year: 2026) ${select('MentorFigures')} }`, {}, network, 'a colleague');
  const other = await given.member(here, { name: 'Another mentor', role: 'MENTOR', hours: null });
  const asked = await givenMentor(given, here, other.id, { skills: { pricing: 1 }, modes: ['VIDEO'] });
  const request = { mentor: asked.mentorId, start: '2026-12-15T09:00:00Z' };
  const found = (await ask('adviser', PROPOSE('{ offers { token } }'), { need: request })) as {
    propose: { offers: { token: string }[] };
  };
  await ask(
    'adviser',
    BOOK_MENTOR(select('BookResult')),
    { token: found.propose.offers[0]!.token, key: 'key-of-a-question' },
    network,
    'adviser',
  );
  const { id: appointmentId } = await given.one<{ id: string }>(`select id from appointment where mentor_id = $1`, [
    asked.mentorId,
  ]);
  const token = new Signer(api.env.SECRET, 'mentor-ask').seal(JSON.stringify([networkId, appointmentId, 1]));
  await ask('a stranger', `query ($token: String!) { mentorQuestion(token: $token) ${select('MentorQuestion')} }`, {
    token,
  });
  await ask(
    'a stranger',
    `mutation ($token: String!) { answerByLink(token: $token, answer: ACCEPT) ${select('AnswerMentorQuestionResult')} }`,
    { token },
  );
  await ask('network admin', `mutation ($id: ID!) { dismissMentor(id: $id) ${select('DismissMentorResult')} }`, {
    id: asked.mentorId,
  });
}
