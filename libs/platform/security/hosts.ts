import { type IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { type Env } from '../env.js';

type HostSettings = Pick<Env, 'ALLOWED_HOSTS' | 'EXPOSE_LOCAL_TOOLS' | 'HOST' | 'PUBLIC_URL'>;
/** The parts of a request that these checks read. */
export type IncomingRequest = Pick<IncomingMessage, 'headers' | 'rawHeaders' | 'url'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
};

/** Headers that proxies add. A client behind a proxy is not on this machine, even when the proxy is. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

const isLoopbackAddress = (address: string): boolean =>
  isIP(address) !== 0 && /^(127\.|::1$|::ffff:127\.)/i.test(address);
const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || (isIP(name) === 4 && name.startsWith('127.'));
const isWildcard = (address: string): boolean => /^(0\.0\.0\.0|::|\[::\]|)$/.test(address);

/** The host name of a Host header, in lower case and without its port; undefined when the header is not exactly one name. */
export function hostNameOf(header: string): string | undefined {
  if (!/^[\w.:[\]-]+$/.test(header) || !URL.canParse(`http://${header}`)) return undefined;
  return new URL(`http://${header}`).hostname;
}

/** The host name of a request; undefined when it has none or two, or when its URL and its header disagree. */
function requestedHost({ headers, rawHeaders, url = '' }: IncomingRequest): string | undefined {
  const count = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  const name = count > 1 ? undefined : hostNameOf(headers.host ?? '');
  // `GET http://name/path`: a server must use this name rather than the header (RFC 9112).
  if (!/^[a-z][a-z\d+.-]*:/i.test(url)) return name;
  return URL.canParse(url) && new URL(url).hostname === name ? name : undefined;
}

/** Whether a request comes from a program on this machine, without a proxy, under a loopback host name. */
export function isLocalRequest(request: IncomingRequest): boolean {
  const name = requestedHost(request);
  return (
    isLoopbackAddress(request.socket.remoteAddress ?? '') &&
    !PROXY_HEADERS.some((header) => request.headers[header] !== undefined) &&
    name !== undefined &&
    isLoopbackName(name)
  );
}

/** The host names that this deployment answers to, and the callers who may use the local tools. */
export class HostRules {
  private readonly names: ReadonlySet<string>;

  constructor(private readonly env: HostSettings) {
    const listening = isIP(env.HOST) === 6 ? `[${env.HOST}]` : env.HOST;
    this.names = new Set(
      [new URL(env.PUBLIC_URL).host, ...env.ALLOWED_HOSTS, ...(isWildcard(env.HOST) ? [] : [listening])]
        .map(hostNameOf)
        .filter((name) => name !== undefined),
    );
  }

  /** Whether a request may be answered at all. Other names may point here to attack the browser's user (DNS rebinding). */
  allows(request: IncomingRequest): boolean {
    const name = requestedHost(request);
    return (name !== undefined && this.names.has(name)) || isLocalRequest(request);
  }

  /** Whether a request may use the local tools: the mailbox, demo sign-in, metrics and the status of the worker. */
  allowsLocalTools(request: IncomingRequest): boolean {
    return this.env.EXPOSE_LOCAL_TOOLS || isLocalRequest(request);
  }
}

export const HOST_REFUSAL =
  'This server does not answer to that host name. Its operator can add it to ALLOWED_HOSTS or set PUBLIC_URL.';

/** Warnings for operators about who can reach this process; empty when it listens on this machine only. */
export function exposureWarnings(env: HostSettings & Pick<Env, 'NODE_ENV' | 'DEMO' | 'SMTP_URL'>): string[] {
  const warnings: string[] = [];
  const address = env.HOST === 'localhost' ? '127.0.0.1' : env.HOST;
  const isDevelopment = env.NODE_ENV !== 'production';
  if (isDevelopment && !isLoopbackAddress(address))
    warnings.push(
      `HOST=${env.HOST}: other machines can reach this development server. It answers only to ${new URL(env.PUBLIC_URL).hostname} and ALLOWED_HOSTS.`,
    );
  if (!env.EXPOSE_LOCAL_TOOLS) return warnings;
  const shown = [
    ...(isDevelopment && !env.SMTP_URL ? ['read every mail at /dev/mail, sign-in links included'] : []),
    ...(env.DEMO ? ['sign in as any demo person, the platform operator included'] : []),
    'read the worker’s status and, without METRICS_TOKEN, the figures',
  ];
  return [
    ...warnings,
    `EXPOSE_LOCAL_TOOLS is on: everyone who can reach this server, also through a proxy, can ${shown.join('; ')}.`,
  ];
}
