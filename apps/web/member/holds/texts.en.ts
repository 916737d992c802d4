import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  holds: {
    title: 'Kept for you',
    keep_one: 'Keep for {{count}} minute',
    keep_other: 'Keep for {{count}} minutes',
    kept_one: 'This space is kept for you for {{count}} minute. Nothing is charged.',
    kept_other: 'This space is kept for you for {{count}} minutes. Nothing is charged.',
    keptFor: 'Kept for you:',
    over: 'The time is over, this space is free for everybody again.',
    book: 'Book, {{price}}',
    bookOf: 'Book, {{price}}: {{what}}',
    booked: 'It is booked.',
    giveBack: 'Give back',
    giveBackOf: 'Give back: {{what}}',
    given: 'The space is free for everybody again.',
    elsewhere: 'You have something else at that time: cancel it first to book this space.',
  },
};
