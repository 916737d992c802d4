import { describe, expect, it } from '@jest/globals';
import { SPECIAL_V4, SPECIAL_V6, isPublicAddress } from './public-address.js';

describe('an address on the internet', () => {
  /** The last address of a network. */
  const lastV4 = (network: string, prefix: number) => {
    const first = network.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    const last = first + 2 ** (32 - prefix) - 1;
    return [24, 16, 8, 0].map((shift) => Math.floor(last / 2 ** shift) % 256).join('.');
  };

  it.each(SPECIAL_V4.map(([network, prefix, what]) => ({ what, network, last: lastV4(network, prefix) })))(
    'is none of $network to $last ($what)',
    ({ network, last }) => {
      expect([network, last].map(isPublicAddress)).toEqual([false, false]);
    },
  );

  it.each([
    ...SPECIAL_V6.map(([network]) => network.replace(/::$/, '::1')),
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::8.8.8.8',
    '64:ff9b:1::a00:1',
    '100::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '4000::1',
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '11.0.0.1',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '223.255.255.255',
    '2606:4700::1111',
    '2a01:e0a::1',
  ])('can be %s', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each(['', 'localhost', '127.1', '0x7f.1', '8.8.8.8.', '8.8.8'])('is no text such as "%s"', (text) =>
    expect(isPublicAddress(text)).toBe(false),
  );
});
