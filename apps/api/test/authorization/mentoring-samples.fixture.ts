import { type Identifier } from './identifier-kinds.fixture.js';
import { always, ownOnly } from './sample-answers.fixture.js';
import { type Sample } from './sample.types.js';

const INPUT = {
  skills: [{ skill: 'fundraising', level: 3 }],
  stages: ['PROTOTYPE'],
  languages: ['FR'],
  modes: ['IN_PERSON'],
  isInstant: false,
  sessionMinutes: 60,
  weekMinutes: 180,
  monthMinutes: 480,
  newFoundersAMonth: 2,
};
const NEW_START = '2026-12-29T09:00:00Z';
const OUTSIDE_HOURS = '2026-12-29T02:00:00Z';
const NOBODY = '0197a0b0-0000-7000-8000-000000000000';

export const MENTORING_SAMPLES: Record<string, Sample> = {
  'Query.myMentoring': { answer: always('null') },
  'Query.myMentorFigures': { answer: always('null') },
  'Query.mentorCoverage': { answer: always('MentorCoverage') },
  'Mutation.thankMentor': {
    argsFor: ({ appointmentCode }) => ({ code: appointmentCode }),
    answer: ownOnly('MentoringRefused NOT_OVER_YET', 'MentoringRefused NOT_ASKED'),
  },
  'Query.myBusyCalendar': { answer: always('null') },
  'Mutation.followBusyCalendar': {
    args: () => ({ address: 'https://calendar.example/private.ics' }),
    answer: always('MentoringRefused NOT_A_MENTOR'),
  },
  'Mutation.stopBusyCalendar': { answer: always('BusyCalendarStopped') },
  'Query.mentors': { answer: always('MentorConnection') },
  'Query.myAppointments': { answer: always('AppointmentConnection') },
  'Query.mentorAppointments': { answer: always('AppointmentConnection') },
  'Query.appointment': {
    argsFor: ({ appointmentCode }) => ({ code: appointmentCode }),
    answer: ownOnly('Appointment', 'null'),
  },
  'Query.mentorQuestion': { args: () => ({ token: 'x' }), answer: always('null') },
  'Mutation.answerByLink': {
    args: () => ({ token: 'x', answer: 'ACCEPT' }),
    answer: always('MentoringRefused NOT_ASKED'),
  },
  'Mutation.answerMentorQuestion': {
    argsFor: ({ appointmentCode }) => ({ code: appointmentCode, answer: 'ACCEPT' }),
    // Each person asked for it; another person is its mentor.
    answer: always('MentoringRefused NOT_ASKED'),
  },
  'Mutation.reportAppointment': {
    argsFor: ({ appointmentCode }) => ({ code: appointmentCode, tookPlace: true }),
    answer: ownOnly('MentoringRefused NOT_OVER_YET', 'MentoringRefused NOT_ASKED'),
  },
  'Mutation.cancelAppointment': {
    argsFor: ({ appointmentCode }) => ({ code: appointmentCode }),
    answer: ownOnly('AppointmentCancelled', 'Refused APPOINTMENT_NOT_FOUND'),
  },
  'Query.appointmentMoveTimes': {
    argsFor: ({ appointmentCode }) => ({ code: appointmentCode, near: NEW_START }),
    answer: () => 'list',
  },
  'Mutation.moveAppointment': {
    argsFor: ({ appointmentCode }, { freshKey }) => ({
      code: appointmentCode,
      start: NEW_START,
      idempotencyKey: freshKey(),
    }),
    answer: ownOnly('AppointmentMoved', 'MentoringRefused APPOINTMENT_NOT_FOUND'),
  },
  'Query.myMentorWaits': { answer: always('list') },
  'Query.mentorWaitOffers': { answer: always('list') },
  'Query.mentorWaits': { answer: always('MentorWaitConnection') },
  'Mutation.leaveMentorWait': {
    argsFor: ({ mentorWaitId }) => ({ id: mentorWaitId }),
    answer: ownOnly('MentorWaitLeft', 'MentoringRefused NOT_WAITING'),
  },
  'Mutation.answerMentorWait': {
    argsFor: ({ mentorWaitId }) => ({ id: mentorWaitId, starts: [] }),
    answer: always('MentoringRefused NOT_ASKED'),
  },
  'Mutation.offerMentorWait': {
    argsFor: ({ mentorWaitId }) => ({ id: mentorWaitId, mentorId: NOBODY }),
    answer: (_viewer, relation) =>
      ['other', 'gone'].includes(relation) ? 'MentoringRefused NOT_WAITING' : 'MentoringRefused NO_SUCH_MENTOR',
  },
  'Mutation.inviteMentor': {
    argsFor: ({ id }) => ({ id, as: 'VOLUNTEER' }),
    answer: (_viewer, relation) =>
      ['other', 'gone'].includes(relation) ? 'MentoringRefused NO_SUCH_MEMBER' : 'MentorOfNetwork',
  },
  'Mutation.dismissMentor': { args: () => ({ id: NOBODY }), answer: always('MentoringRefused NO_SUCH_MENTOR') },
  'Mutation.acceptMentorCharter': { answer: always('MentoringRefused NOT_A_MENTOR') },
  'Mutation.editMentoring': {
    args: () => ({ input: INPUT, version: 1 }),
    answer: always('MentoringRefused NOT_A_MENTOR'),
  },
  'Mutation.setOfficeHours': { args: () => ({ week: [] }), answer: always('MentoringRefused NOT_A_MENTOR') },
  'Mutation.setOfficeHoursOfDay': {
    args: () => ({ date: '2026-12-24', hours: [] }),
    answer: always('MentoringRefused NOT_A_MENTOR'),
  },
};

export const MENTORING_IDENTIFIERS: Record<string, Identifier> = {
  'Query.appointment(code)': { kinds: ['appointmentCode'] },
  'Query.myAppointments(after)': { kinds: ['appointmentsCursor', 'bookingsCursor'] },
  'Query.mentorAppointments(after)': { kinds: ['appointmentsCursor', 'bookingsCursor'] },
  'Query.mentors(after)': { kinds: ['membersCursor'], isPublic: true },
  'Query.propose(need.mentor)': {
    kinds: ['mentor'],
    isPublic: true,
    query: `query ($value: ID) { propose(need: { mentor: $value }) { nothing { why } offers { certainty } } }`,
  },
  'Query.understand(need.mentor)': {
    kinds: ['mentor'],
    isPublic: true,
    query: `query ($value: ID) { understand(need: { mentor: $value }) { wantsMentor } }`,
  },
  'Mutation.answerMentorQuestion(code)': { kinds: ['appointmentCode'], otherArgs: () => ({ answer: 'ACCEPT' }) },
  'Mutation.reportAppointment(code)': { kinds: ['appointmentCode'], otherArgs: () => ({ tookPlace: true }) },
  'Mutation.thankMentor(code)': { kinds: ['appointmentCode'] },
  'Mutation.cancelAppointment(code)': { kinds: ['appointmentCode'] },
  'Query.appointmentMoveTimes(code)': { kinds: ['appointmentCode'], otherArgs: () => ({ near: NEW_START, first: 1 }) },
  'Mutation.moveAppointment(code)': {
    kinds: ['appointmentCode'],
    otherArgs: ({ cancellingKey }) => ({ start: NEW_START, idempotencyKey: cancellingKey }),
  },
  'Mutation.moveAppointment(idempotencyKey)': {
    kinds: ['cancellingKey', 'idempotencyKey'],
    // Their own appointment, at an hour at which mentors do not meet.
    otherArgs: ({ appointmentCode }) => ({ code: appointmentCode, start: OUTSIDE_HOURS }),
  },
  'Query.mentorWaits(after)': { kinds: ['mentorWaitsCursor'], isPublic: true },
  'Mutation.leaveMentorWait(id)': { kinds: ['mentorWait'] },
  'Mutation.answerMentorWait(id)': { kinds: ['mentorWait'], otherArgs: () => ({ starts: [] }) },
  'Mutation.offerMentorWait(id)': { kinds: ['mentorWait'], otherArgs: () => ({ mentorId: NOBODY }), isPublic: true },
  'Mutation.offerMentorWait(mentorId)': {
    kinds: ['mentor'],
    otherArgs: ({ mentorWaitId }) => ({ id: mentorWaitId }),
    isPublic: true,
  },
  // Administrators invite every member of their network, and nobody of another one.
  'Mutation.inviteMentor(id)': { kinds: ['member'], otherArgs: () => ({ as: 'VOLUNTEER' }), isPublic: true },
  'Mutation.dismissMentor(id)': { kinds: ['mentor'], isPublic: true },
};

export const MENTORING_TEXTS: Record<string, string> = {
  'Query.propose(need.skill)': 'the vocabulary, the same for all networks',
  'Query.understand(need.skill)': 'the vocabulary, the same for all networks',
  'Query.mentorQuestion(token)': 'a signed secret of a mail',
  'Mutation.answerByLink(token)': 'a signed secret of a mail',
  'Mutation.answerByLink(reason)': 'words that are stored',
  'Mutation.answerMentorQuestion(reason)': 'words that are stored',
  'Mutation.cancelAppointment(reason)': 'words that are stored',
  'Mutation.reportAppointment(nextStep)': 'words that are stored',
  'Mutation.reportAppointment(nextStepOn)': 'a date',
  'Mutation.reportAppointment(note)': 'words that are stored',
  'Mutation.book(question)': 'words that are stored',
  'Mutation.thankMentor(words)': 'words that are stored',
  'Mutation.followBusyCalendar(address)': 'an address elsewhere, which a job fetches',
  'Mutation.editMentoring(input.about)': 'words that are stored',
  'Mutation.editMentoring(input.videoLink)': 'an address that is stored',
  'Mutation.editMentoring(input.phone)': 'a number that is stored',
  'Mutation.editMentoring(input.pausedFrom)': 'a date',
  'Mutation.editMentoring(input.pausedUntil)': 'a date',
  'Mutation.editMentoring(input.skills.skill)': 'the vocabulary, the same for all networks',
  'Mutation.setOfficeHours(week.opens)': 'an hour',
  'Mutation.setOfficeHours(week.closes)': 'an hour',
  'Mutation.setOfficeHoursOfDay(date)': 'a date',
  'Mutation.setOfficeHoursOfDay(hours.opens)': 'an hour',
  'Mutation.setOfficeHoursOfDay(hours.closes)': 'an hour',
};
