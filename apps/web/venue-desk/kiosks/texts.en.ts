import type { texts as french } from './texts.fr.js';

export const texts: typeof french = {
  kiosks: {
    title: 'Which screens are at the door?',
    lead: 'A tablet or phone at the door shows what is free and notes arrivals. Nobody is signed in on it, and it shows no name.',
    managersOnly: 'Only the managers of the venue add and revoke its screens.',
    none: 'No screen yet. Add one, then open its address on the device.',
    added: 'added on {{day}}',
    seen: 'last seen {{when}}',
    neverSeen: 'never opened',
    revoke: 'Revoke',
    revokeOf: 'Revoke {{name}}',
    consequence:
      '{{name}} will show nothing any more from its next refresh on. To bring it back, it must be added again.',
    keep: 'Change nothing',
    revoked: '{{name}} is revoked.',
    add: 'Add a screen',
    name: 'Name of the screen',
    nameHelp: 'For example “Tablet at the entrance”.',
    badName: 'Give a name of 1 to 60 characters, with a letter or a digit.',
    addOne: 'Add',
    made: 'The screen is added.',
    once: 'Open this address on the device “{{name}}”: scan the code with it, or copy the address. It is secret and will not be shown again. A person who is signed in on the device is signed out.',
    qr: 'Code to scan with the device {{name}}',
    address: 'Secret address of the screen',
    copy: 'Copy the address',
    copied: 'Copied',
  },
};
