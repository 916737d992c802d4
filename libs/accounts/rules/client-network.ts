/**
 * The place a request comes from, as tries are counted: the address, or the network of 64 bits an IPv6 address is in, since who has one
 * of these addresses has them all.
 */
export function placeOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!address.includes(':')) return address;
  const groups = (part = '') => part.split(':').filter(Boolean);
  const [left, right] = address.split('%')[0]!.split('::');
  const missing = Array.from({ length: 8 - groups(left).length - groups(right).length }, () => '0');
  const whole = [...groups(left), ...missing, ...groups(right)].slice(0, 4);
  return `${whole.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
