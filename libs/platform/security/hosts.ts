import { type IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { type Env } from '../env.js';

type HostSettings = Pick<Env, 'ALLOWED_HOSTS' | 'EXPOSE_LOCAL_TOOLS' | 'HOST' | 'PUBLIC_URL'>;
/** What these checks read of a request, whether Node or the specs' own client made it. */
export type IncomingRequest = Pick<IncomingMessage, 'headers' | 'rawHeaders' | 'url'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
};

/** A proxy adds at least one of these. Whoever is behind it is not on this machine, although the proxy may be. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

const isLoopbackAddress = (address: string): boolean =>
  isIP(address) !== 0 && /^(127\.|::1$|::ffff:127\.)/i.test(address);
const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || (isIP(name) === 4 && name.startsWith('127.'));
const isWildcard = (address: string): boolean => /^(0\.0\.0\.0|::|\[::\]|)$/.test(address);

/** The host name of a Host header, in lower case and without its port; undefined when it is not one name and nothing else. */
export function hostNameOf(header: string): string | undefined {
  if (!/^[\w.:[\]-]+$/.test(header) || !URL.canParse(`http://${header}`)) return undefined;
  return new URL(`http://${header}`).hostname;
}

/** The name a request asks for; undefined when it gives none, two, or one in its address that differs from its header. */
function requestedHost({ headers, rawHeaders, url = '' }: IncomingRequest): string | undefined {
  const count = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  const name = count > 1 ? undefined : hostNameOf(headers.host ?? '');
  // `GET http://name/path`: a server must believe this name rather than the header.
  if (!/^[a-z][a-z\d+.-]*:/i.test(url)) return name;
  return URL.canParse(url) && new URL(url).hostname === name ? name : undefined;
}

/** Whether a request comes from a program on this machine, not by way of a proxy, and asks for this machine by a loopback name. */
export function isLocalRequest(request: IncomingRequest): boolean {
  const name = requestedHost(request);
  return (
    isLoopbackAddress(request.socket.remoteAddress ?? '') &&
    !PROXY_HEADERS.some((header) => request.headers[header] !== undefined) &&
    name !== undefined &&
    isLoopbackName(name)
  );
}

/** Which names this deployment answers to, and whom it shows what is for this machine only. */
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

  /** Whether a request may be answered at all. Any other name may belong to somebody who pointed it at this machine (DNS rebinding). */
  allows(request: IncomingRequest): boolean {
    const name = requestedHost(request);
    return (name !== undefined && this.names.has(name)) || isLocalRequest(request);
  }

  /** Whether a request may see what is for this machine only: the mailbox, demo sign-in, figures and the worker's status. */
  allowsLocalTools(request: IncomingRequest): boolean {
    return this.env.EXPOSE_LOCAL_TOOLS || isLocalRequest(request);
  }
}

export const HOST_REFUSAL =
  'This server does not answer to that host name. Its operator can add it to ALLOWED_HOSTS or set PUBLIC_URL.';

/** What an operator should know about who can reach this process; empty when it listens on this machine only. */
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
