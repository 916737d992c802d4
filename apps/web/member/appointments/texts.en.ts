import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  appointments: {
    lead: 'Your meetings with the mentors of the network.',
    one: 'Appointment {{code}}',
    unknown: 'We cannot find this appointment among yours.',
    all: 'All my appointments',
    views: 'Upcoming or past appointments',
    upcoming: 'Upcoming',
    past: 'Past',
    none: 'No upcoming appointment. Say what holds you up: a mentor can help.',
    nonePast: 'Nothing here yet.',
    find: 'Find a mentor',
    findNeed: 'a mentor',
    next: 'Without an answer in time, another mentor is asked for the same time: you need not do anything.',
    room: 'The room is released with its booking, on its terms: the appointment is then cancelled, too.',
    seeRoom: 'See the booking of the room',
    waits: {
      title: 'You wait for a mentor',
      noSubject: 'No subject given',
      since: 'Since {{day}}. We look for a mentor until {{until}}.',
      proposal: '{{name}} can help you:',
      leave: 'Leave the waiting list',
      leaveOf: 'Leave the waiting list: {{subject}}',
      left: 'You no longer wait for a mentor: {{subject}}.',
    },
    others: '{{name}} proposes another time:',
  },
};
