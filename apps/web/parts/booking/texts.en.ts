import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  ticket: {
    code: 'Access code',
    opens: 'valid from {{when}}',
    instructions: 'To get in:',
    ics: 'Add to calendar',
    reminder: 'Reminder planned {{when}}',
    reference: 'Reference {{code}}',
  },
  cancel: {
    cancel: 'Cancel',
    undo: 'Cancel the booking',
    sure: 'You get back {{given}}. Cancel this booking?',
    yes: 'Yes, cancel',
    keep: 'Keep it',
    freeUntil: 'Free until {{when}}',
    done: 'Booking cancelled. You get back {{given}}.',
    doneNothing: 'Booking cancelled.',
    retry: 'Try again: cancelling counts only once.',
  },
  bookingState: {
    HELD: 'Held for a moment',
    PENDING: 'Waiting for an answer',
    CONFIRMED: 'Confirmed',
    IN_USE: 'In use',
    COMPLETED: 'Completed',
    NO_SHOW: 'No-show',
    CANCELLED: 'Cancelled',
    EXPIRED: 'Expired',
  },
};
