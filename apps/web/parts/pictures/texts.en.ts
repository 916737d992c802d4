import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  picture: {
    choose: 'Choose a photo',
    other: 'Choose another photo',
    help: 'JPEG, PNG or WebP. The photo is made smaller on your device, and where it was taken is removed.',
    shrinking: 'Preparing the photo…',
    sending: 'Sending: {{percent}} %',
    checking: 'Checking the photo…',
    ready: 'The photo is ready.',
    chosen: 'The photo you chose',
    altFr: 'What does the photo show? (in French)',
    altEn: 'What does the photo show? (in English)',
    altHelp: 'For people who do not see it, for example: “A large table under a glass roof, eight seats”.',
    altMissing: 'Say what the photo shows, in French or in English.',
    add: 'Add the photo',
    added: 'The photo was added.',
    retry: 'Try again',
    heic: 'Your browser cannot read HEIC photos. On an iPhone choose Settings, Camera, Formats, “Most Compatible”, or export the photo as JPEG.',
    unreadable: 'This photo cannot be read. Choose another one.',
    notSent: 'The photo was not sent. Check your connection, then try again.',
    tooSlow: 'The check takes longer than expected. Try again in a minute.',
  },
  pictures: { list: 'Photos', show: 'Show photo {{number}}: {{text}}' },
};
