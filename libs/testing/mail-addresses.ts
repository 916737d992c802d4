import { type seededRandom } from './seed.js';

/** Texts, each with whether it is a mail address after trimming. */
export const MAIL_ADDRESSES: readonly (readonly [text: string, isAddress: boolean])[] = [
  ['ada@place.example', true],
  ['  ada@place.example\t', true],
  ['ADA@Place.Example', true],
  ['ada+work@place.example', true],
  ["o'neill@place.example", true],
  ['é.dupont@mairie.example', true],
  ['ada@sub.domain.place.example', true],
  ['"a b"@example.org', false],
  ['"ada"@example.org', false],
  ['a b@example.org', false],
  ['ada@place', false],
  ['ada@localhost', false],
  ['ada@127.0.0.1', false],
  ['ada@[127.0.0.1]', false],
  ['ada@place..example', false],
  ['ada..b@place.example', false],
  ['.ada@place.example', false],
  ['ada@@place.example', false],
  ['@place.example', false],
  ['ada@', false],
  ['ada', false],
  ['', false],
  ['   ', false],
  ['Ada <ada@place.example>', false],
  ['ada@place.example, bob@place.example', false],
  ['ada@place.example;bob@place.example', false],
  ['ada(work)@place.example', false],
  ['ada@place.example\r\nBcc: eve@evil.example', false],
  ['a\u200Bda@place.example', false],
  ['victim@\u212Ax.example', false],
  ['v\u0130ctim@x.example', false],
  [`${'a'.repeat(64)}@place.example`, true],
  [`${'a'.repeat(65)}@place.example`, false],
  [`ada@${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(59)}.example`, true],
  [`ada@${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(59)}.examples`, false],
];

const PARTS = ['ada', 'b', '+x', '.', '..', '"', ' ', '@', '@', '@place.example', '@place', '.example', '-', '_', 'é', '\u0130', '\u212A', '\u200B', '\t', '<', '>', '(', ',', '\\', '[127.0.0.1]', "'", 'xn--p1ai', '1']; // prettier-ignore

/** A random text that is, or resembles, a mail address. */
export const randomMailAddress = (chance: ReturnType<typeof seededRandom>): string =>
  Array.from({ length: 1 + Math.floor(chance.next() * 6) }, () => chance.pick(PARTS)).join('');
