import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type RequestWork } from '../admission/request-work.js';
import { CodedError } from './errors.js';

export const ROLES = [
  'MEMBER',
  'MENTOR',
  'VENUE_STAFF',
  'VENUE_MANAGER',
  'ADVISER',
  'ANIMATOR',
  'FACILITATOR',
  'NETWORK_ADMIN',
  'PLATFORM_OPERATOR',
] as const;
export type Role = (typeof ROLES)[number];
export type Locale = 'fr' | 'en';

/** The network of the request's address. */
export interface NetworkRef {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
}

/** Who is asking, where, and in which language. Made once a request, before any resolver runs. */
export interface Viewer {
  readonly network: NetworkRef;
  readonly locale: Locale;
  readonly requestId: string;
  readonly address: string;
  readonly account: {
    id: string;
    name: string;
    email: string;
    locale: Locale;
    platformOperator: boolean;
    sessionId: string;
    /** Whether the rights of this person ask for a second factor, and whether the session proved one. Rights that miss it are left out below. */
    secondFactor: { required: boolean; done: boolean };
  } | null;
  /** Membership of this network; null for strangers and for members of other networks only. */
  readonly member: {
    id: string;
    homeVenueId: string | null;
    roles: readonly { role: Role; venueId: string | null }[];
  } | null;
}

/** A viewer known to belong to the network: what a policy of `member` leaves. */
export type MemberViewer = Viewer & {
  readonly account: NonNullable<Viewer['account']>;
  readonly member: NonNullable<Viewer['member']>;
};

/** Narrows a viewer to a member. @throws UNAUTHENTICATED or FORBIDDEN */
export function asMember(viewer: Viewer): MemberViewer {
  const isFrench = viewer.locale === 'fr';
  if (!viewer.account) throw new CodedError('UNAUTHENTICATED', isFrench ? 'Connectez-vous d’abord.' : 'Sign in first.');
  if (!viewer.member) {
    const { name } = viewer.network;
    throw new CodedError(
      'FORBIDDEN',
      isFrench ? `Vous n’êtes pas membre de ${name}.` : `You are not a member of ${name}.`,
    );
  }
  return viewer as MemberViewer;
}

/** A browser in which an account was signed in before. Other clients cannot use up what it may attempt. */
export interface KnownDevice {
  readonly id: string;
  /** Whether the account of a mail address was signed in on it. */
  knows(email: string): boolean;
}

/** What Apollo hands to resolvers. */
export interface RequestContext {
  /** Changes once at most: when the request itself signs somebody in. */
  viewer: Viewer;
  readonly reply: {
    setSession(secret: string): void;
    clearSession(): void;
    /** The mark of this browser, if it carries one. */
    browser(): string | undefined;
    /** Marks this browser for some minutes, with the mark it has or a fresh one. */
    bindBrowser(fresh: string): string;
    /** Makes this browser a known device of the account of a mail address. */
    rememberDevice?(email: string): void;
  };
  readonly device?: KnownDevice | undefined;
  readonly userAgent: string;
  /** Whether the caller may use what is for this machine only: a program on it, or anyone where the operator exposes that. */
  readonly isLocal: boolean;
  readonly loaders: Map<symbol, unknown>;
  /** What the request has set aside in the queues of the admission; work of no request waits for nobody. */
  readonly work?: RequestWork | undefined;
}

const contextOf = (host: ExecutionContext) => GqlExecutionContext.create(host).getContext<RequestContext>();

/** The viewer of the request. */
export const Me = createParamDecorator((_data: unknown, host: ExecutionContext): Viewer => contextOf(host).viewer);
/** The viewer, known to be a member of the network. */
export const AsMember = createParamDecorator((_data: unknown, host: ExecutionContext): MemberViewer =>
  asMember(contextOf(host).viewer),
);
/** The request's context: cookies and per-request loaders. */
export const Request = createParamDecorator((_data: unknown, host: ExecutionContext): RequestContext =>
  contextOf(host),
);
