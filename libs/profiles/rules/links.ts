const LONGEST = 300;
/** A name with at least two labels and a top-level domain of letters: no addresses of machines, no `localhost`. */
const PUBLIC_HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(xn--[a-z0-9-]{2,59}|[a-z]{2,63})$/;
const LOCAL = /\.(local|localhost|internal|invalid|test|example|home|lan|onion|arpa)$/;

/**
 * A link that a person puts on their page: https, to a public host name, without a user name, a password or a port.
 * @returns the address as browsers write it; undefined when it is refused
 */
export function publicLink(text: string): string | undefined {
  const trimmed = text.trim();
  if (!/^https:\/\//i.test(trimmed) || /\s/.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === '';
  if (!isPlain || !PUBLIC_HOST.test(url.hostname) || LOCAL.test(url.hostname)) return undefined;
  return url.href.length <= LONGEST ? url.href : undefined;
}
