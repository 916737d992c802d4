import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  presence: {
    checkIn: 'I am here',
    checkedIn: 'Your arrival is noted. Enjoy!',
    window: 'Check in from {{from}} to {{until}}.',
    came: 'Checked in: {{when}}.',
    reconfirm: 'Yes, I am coming',
    reconfirmText:
      'After several no-shows, please confirm until {{when}} that you come; otherwise the booking is cancelled free of charge.',
    reconfirmed: 'It is confirmed that you come.',
    noShow: 'Nobody noted that you came; a no-show is recorded since {{when}}, and a fee replaces the price.',
    contest: 'Contest it',
    contestUntil: 'Possible until {{when}}.',
    words: 'Why is this wrong?',
    badWords: 'Write a sentence of at most 500 characters.',
    sendContest: 'Send to the venue',
    contested: 'The venue has received your message. Its answer will appear here.',
    yourWords: 'You wrote: “{{words}}”.',
    theirWords: 'Answer: “{{words}}”.',
    outcome: {
      WAS_THERE: 'It is accepted that you were there.',
      EXCUSED: 'The no-show is excused, and the fee is given back to you.',
      STANDS: 'The no-show stands.',
    },
  },
};
