import { expect, it } from '@jest/globals';
import { oneFullStop } from './one-full-stop.js';

it.each([
  ['Prochaine échéance : lun. 21 déc..', 'Prochaine échéance : lun. 21 déc.'],
  ['Depuis le 2 sept.. Nous cherchons.', 'Depuis le 2 sept. Nous cherchons.'],
  ['Depuis le 2 mai.', 'Depuis le 2 mai.'],
  ['Attendez ... un peu', 'Attendez ... un peu'],
])('%s has one full stop at the end of a sentence', (text, shown) => {
  expect(oneFullStop(text)).toBe(shown);
});
