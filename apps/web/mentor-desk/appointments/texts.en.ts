import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  mentorSessions: {
    title: 'Your appointments as a mentor',
    lead: 'Whom you meet, where, and what followed.',
    views: 'Upcoming or past appointments',
    upcoming: 'Upcoming',
    past: 'Past',
    none: 'No upcoming appointment.',
    nonePast: 'Nothing here yet.',
    hours: 'See my hours',
    one: 'Appointment {{code}}',
    unknown: 'We cannot find this appointment among yours.',
    all: 'All my appointments',
    answer: 'Answer',
    answerOf: 'Answer {{name}}',
  },
};
