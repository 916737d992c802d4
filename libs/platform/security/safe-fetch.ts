import { lookup } from 'node:dns/promises';
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type TcpSocketConnectOpts, isIP } from 'node:net';
import { type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env } from '../env.js';
import { FetchFault, type FetchFaultCode } from './fetch-fault.js';
import { isPublicAddress } from './public-address.js';

/** What may be fetched, and how long it may take. */
export interface FetchLimits {
  /** After decompression. */
  readonly maxBytes: number;
  /** In all, redirects included. */
  readonly totalMs: number;
  /** Between two pieces of the answer. */
  readonly idleMs: number;
  /** Media types, such as `text/calendar`. */
  readonly types: readonly string[];
}

/** Finds the addresses of a host. */
export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;

const MOST_REDIRECTS = 3;
const MOST_URL_CHARACTERS = 2_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const HTTPS_PORT = 443;
const FIRST_FREE_PORT = 1_024;

/**
 * Fetches what a person gave the address of, without becoming their way into this network: https only, public addresses only,
 * resolved once and checked at every redirect, without credentials, and within limits of time and size.
 */
@Injectable()
export class SafeFetch {
  private readonly privateHosts: ReadonlySet<string>;
  private resolve: Resolve;

  /** @param env names hosts that are exempt: plain http and private addresses are allowed there */
  constructor(@Inject(ENV) env: Pick<Env, 'FETCH_PRIVATE_HOSTS'>) {
    this.privateHosts = new Set(env.FETCH_PRIVATE_HOSTS.map((host) => host.toLowerCase()));
    this.resolve = (host) => lookup(host, { all: true });
  }

  /** For specs of names whose addresses change. */
  static resolvingBy(env: Pick<Env, 'FETCH_PRIVATE_HOSTS'>, resolve: Resolve): SafeFetch {
    const safeFetch = new SafeFetch(env);
    safeFetch.resolve = resolve;
    return safeFetch;
  }

  /** @throws FetchFault */
  check(address: string): URL {
    if (address.length > MOST_URL_CHARACTERS || !URL.canParse(address)) throw new FetchFault('BAD_ADDRESS');
    const url = new URL(address);
    if (url.protocol === 'webcal:') return this.check(`https:${address.trim().slice('webcal:'.length)}`);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new FetchFault('BAD_ADDRESS');
    if (url.username !== '' || url.password !== '') throw new FetchFault('CREDENTIALS');
    if (this.privateHosts.has(url.host)) return url;
    if (url.protocol !== 'https:') throw new FetchFault('NOT_HTTPS');
    const port = Number(url.port || HTTPS_PORT);
    if (port !== HTTPS_PORT && port < FIRST_FREE_PORT) throw new FetchFault('PRIVATE_ADDRESS');
    const host = hostOf(url);
    if (host === '') throw new FetchFault('BAD_ADDRESS');
    if (isIP(host) !== 0 && !isPublicAddress(host)) throw new FetchFault('PRIVATE_ADDRESS');
    return url;
  }

  /** @throws FetchFault */
  async fetch(address: string, limits: FetchLimits): Promise<Buffer> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(new FetchFault('TOO_SLOW')), limits.totalMs);
    try {
      let url = this.check(address);
      for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
        const answer = await this.get(url, limits, stop.signal);
        if (Buffer.isBuffer(answer)) return answer;
        if (!URL.canParse(answer, url)) throw new FetchFault('BAD_ADDRESS');
        url = this.check(new URL(answer, url).href);
      }
      throw new FetchFault('TOO_MANY_REDIRECTS');
    } finally {
      clearTimeout(timer);
      stop.abort();
    }
  }

  /** @returns the body, or where it redirects to */
  private async get(url: URL, limits: FetchLimits, stop: AbortSignal): Promise<Buffer | string> {
    const address = await untilStopped(this.addressOf(url), stop);
    const response = await untilStopped(answerOf(url, address, limits, stop), stop);
    try {
      const { statusCode = 0, headers } = response;
      if (REDIRECTS.has(statusCode) && headers.location !== undefined) return headers.location;
      if (statusCode === 404 || statusCode === 410) throw new FetchFault('NOT_FOUND_THERE');
      if (statusCode !== 200) throw new FetchFault(statusCode >= 500 ? 'UNREACHABLE' : 'REFUSED_BY_SERVER');
      const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
      if (!limits.types.includes(type)) throw new FetchFault('WRONG_TYPE');
      return await untilStopped(bodyOf(response, limits), stop);
    } finally {
      response.destroy();
    }
  }

  /** Resolved here, once, and connected to by that address: a name that changes in between gains nothing. */
  private async addressOf(url: URL): Promise<{ address: string; family: number }> {
    const host = hostOf(url);
    const found =
      isIP(host) === 0
        ? await this.resolve(host).catch((cause: unknown) => {
            throw new FetchFault('HOST_NOT_FOUND', { cause });
          })
        : [{ address: host, family: isIP(host) }];
    const [first] = found;
    if (!first) throw new FetchFault('HOST_NOT_FOUND');
    const isExempt = this.privateHosts.has(url.host);
    if (!isExempt && !found.every(({ address }) => isPublicAddress(address))) throw new FetchFault('PRIVATE_ADDRESS');
    return first;
  }
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** The work, or the reason for stopping it, whichever is first. */
function untilStopped<Result>(work: Promise<Result>, stop: AbortSignal): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<Result>();
  const onStop = () => reject(stop.reason as Error);
  if (stop.aborted) onStop();
  stop.addEventListener('abort', onStop, { once: true });
  return Promise.race([work, promise]).finally(() => stop.removeEventListener('abort', onStop));
}

function answerOf(
  url: URL,
  { address, family }: { address: string; family: number },
  { idleMs, types }: FetchLimits,
  stop: AbortSignal,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options: RequestOptions & Pick<TcpSocketConnectOpts, 'autoSelectFamily'> = {
    method: 'GET',
    agent: false,
    signal: stop,
    timeout: idleMs,
    autoSelectFamily: false,
    headers: { accept: types.join(', '), 'accept-encoding': 'gzip', 'user-agent': 'Traboule (calendar import)' },
    lookup: (_host, _options, done) => done(null, address, family),
  };
  let response: IncomingMessage | undefined;
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (answer) => {
    response = answer;
    answer.on('error', () => {}); // its reader gets the error, too
    resolve(answer);
  });
  request.on('timeout', () => {
    const slow = new FetchFault('TOO_SLOW');
    response?.destroy(slow);
    request.destroy(slow);
  });
  request.on('error', (cause) => reject(cause instanceof FetchFault ? cause : fault('UNREACHABLE', cause)));
  request.end();
  return promise;
}

const fault = (code: FetchFaultCode, cause: unknown): FetchFault => new FetchFault(code, { cause });

async function bodyOf(response: IncomingMessage, { maxBytes }: FetchLimits): Promise<Buffer> {
  const encoding = (response.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip') throw new FetchFault('UNREADABLE');
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw new FetchFault('TOO_LARGE');
  let failure: unknown;
  let body: Readable = response;
  if (encoding === 'gzip') {
    const unzipped = createGunzip();
    response.on('error', (cause) => unzipped.destroy(cause));
    body = response.pipe(unzipped);
  }
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > maxBytes) throw new FetchFault('TOO_LARGE');
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  } catch (cause) {
    failure = cause;
  } finally {
    body.destroy();
  }
  if (failure instanceof FetchFault) throw failure;
  throw fault(encoding === 'gzip' && response.complete ? 'UNREADABLE' : 'UNREACHABLE', failure);
}
