import { describe, expect, it } from '@jest/globals';
import { clientNetwork, widerNetworks } from './client-network.js';

describe('the client network of a request', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:CB00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
  ])('is for %j the network %j', (address, network) => expect(clientNetwork(address)).toBe(network));

  it.each([
    ['203.0.113.7:5678', '203.0.113.7'],
    ['203.0.113.7:0', '203.0.113.7'],
    ['  203.0.113.7\t', '203.0.113.7'],
    ['"203.0.113.7"', '203.0.113.7'],
    ['"203.0.113.7:5678"', '203.0.113.7'],
    [' " 203.0.113.7 " ', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]', '2001:db8:1:2::/64'],
    ['"[2001:db8:1:2::1]:443"', '2001:db8:1:2::/64'],
    ['[fe80::1%eth0]:443', 'fe80:0:0:0::/64'],
  ])('is read from the proxy entry %j as %j', (forwarded, network) =>
    expect(clientNetwork(forwarded, '10.0.0.1')).toBe(network),
  );

  it.each([
    '',
    ' ',
    'unknown',
    '_hidden',
    '203.0.113',
    '203.0.113.256',
    '203.0.113.07',
    '203.0.113.7:port',
    '203.0.113.7:123456',
    '203.0.113.7, 192.0.2.1',
    '[203.0.113.7',
    '2001:db8:::1',
    '1:2:3:4:5:6:7:8:9',
    '"',
    '<script>',
    'x'.repeat(300),
  ])('is that of the connection when the proxy entry is not an address: %j', (forwarded) => {
    expect(clientNetwork(forwarded, '::ffff:10.0.0.1')).toBe('10.0.0.1');
    expect(clientNetwork(forwarded)).toBe('unknown');
  });
});

describe('the networks around a client network', () => {
  it.each([
    ['2001:db8:1:2::/64', '2001:db8:1:0::/56', '2001:db8:1::/48'],
    ['2001:db8:1:1234::/64', '2001:db8:1:1200::/56', '2001:db8:1::/48'],
    ['2001:db8:1:ffff::/64', '2001:db8:1:ff00::/56', '2001:db8:1::/48'],
  ])('are for %s the networks %s and %s', (network, at56, at48) =>
    expect(widerNetworks(network)).toEqual({ at56, at48 }),
  );

  it.each(['203.0.113.7', 'unknown'])('do not exist for %s', (network) =>
    expect(widerNetworks(network)).toBeUndefined(),
  );
});
