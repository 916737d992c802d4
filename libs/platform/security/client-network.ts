import { isIPv4, isIPv6 } from 'node:net';

/** The client network when neither the proxy nor the connection has an address. */
const UNKNOWN = 'unknown';

/** The address in an entry of X-Forwarded-For: some proxies add quotes, brackets or the port. */
function bareAddress(entry: string): string {
  const text = entry
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  const [, bracketed] = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text) ?? [];
  return (bracketed ?? text.replace(/^([\d.]+):\d{1,5}$/, '$1')).replace(/%.*$/, '');
}

/** The eight groups of an IPv6 address, in hexadecimal without leading zeros. */
function groupsOf(address: string): string[] {
  // The URL parser writes the last two groups in hexadecimal when the address has them in decimal.
  const [left = '', right] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const split = (part = '') => part.split(':').filter(Boolean);
  const zeros = right === undefined ? 0 : 8 - split(left).length - split(right).length;
  return [...split(left), ...Array.from({ length: zeros }, () => '0'), ...split(right)];
}

function networkOf(entry: string): string | undefined {
  const address = bareAddress(entry);
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  const groups = groupsOf(address);
  const [high, low] = groups.slice(6).map((group) => parseInt(group, 16)) as [number, number];
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/**
 * The network under which the attempts of a client are counted: its IPv4 address, or the /64 of its IPv6 address, since a client with
 * one address of a /64 usually has all of them.
 * @param forwarded the address that the trusted proxy reports, in any notation
 * @param peer the address of the connection, used when the proxy reports none
 */
export const clientNetwork = (forwarded: string, peer = ''): string =>
  networkOf(forwarded) ?? networkOf(peer) ?? UNKNOWN;

/** The /56 and the /48 around an IPv6 client network, since one customer may have either. Undefined for IPv4. */
export function widerNetworks(network: string): { at56: string; at48: string } | undefined {
  if (!network.endsWith('::/64')) return undefined;
  const [a, b, c, d = '0'] = network.slice(0, -'::/64'.length).split(':');
  return { at56: `${a}:${b}:${c}:${(parseInt(d, 16) & 0xff00).toString(16)}::/56`, at48: `${a}:${b}:${c}::/48` };
}
