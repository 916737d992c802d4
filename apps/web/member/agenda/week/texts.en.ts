import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  week: {
    title: '{{from}} to {{until}}',
    weeks: 'Change the week',
    previous: 'Previous week',
    next: 'Next week',
    today: 'This week',
    isToday: '(today)',
    again: '2nd time',
    nothing: 'Nothing on this day.',
    more_one: '{{count}} more entry is in the list “Upcoming”.',
    more_other: '{{count}} more entries are in the list “Upcoming”.',
    selected: 'The chosen booking',
    close: 'Close',
    placeTaken: 'Place taken',
    over: 'time is over',
    legend: 'What the colours and patterns mean',
    tone: {
      sure: 'Confirmed or in use',
      wait: 'Waiting for an answer or a place',
      kept: 'Kept for you for a while',
      past: 'Completed',
      missed: 'No-show',
    },
  },
  agendaState: {
    HELD: 'Kept for you',
    PENDING: 'Waiting for an answer',
    CONFIRMED: 'Confirmed',
    IN_USE: 'In use',
    COMPLETED: 'Completed',
    NO_SHOW: 'No-show',
    OFFERED: 'Free, kept for you',
    WAITING: 'On the waiting list',
    HOSTING: 'You lead it',
  },
};
