import { describe, expect, it } from '@jest/globals';
import { parseMailAddress } from '#libs/platform';
import { MAIL_ADDRESSES, randomMailAddress, seededRandom } from '#libs/testing';
import { mailAddressArgument } from './arguments.js';

const REFUSED = 'this is not a mail address';

describe('a mail address on the command line', () => {
  it.each(MAIL_ADDRESSES)('%j is accepted or not: %s', (text, isAddress) => {
    if (isAddress) expect(mailAddressArgument(text)).toBe(text.trim());
    else expect(() => mailAddressArgument(text)).toThrow(REFUSED);
  });

  it('is accepted or refused as on the sign-in page', () => {
    const chance = seededRandom();
    for (let i = 0; i < 500; i++) {
      const text = randomMailAddress(chance);
      const address = parseMailAddress(text);
      if (address === undefined) expect(() => mailAddressArgument(text, '--admin')).toThrow(REFUSED);
      else expect(mailAddressArgument(text, '--admin')).toBe(address);
    }
  });
});
