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

/** The network in the URL of the request. */
export interface NetworkRef {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
}

/** The caller of a request, with the network and the language. Created once per request, before any resolver runs. */
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
    /** Whether the roles of this person require a second factor, and whether the session has proved one. Without it, those roles are left out below. */
    secondFactor: { required: boolean; done: boolean };
  } | null;
  /** Membership of this network; null for anonymous visitors and people who are not members of it. */
  readonly member: {
    id: string;
    homeVenueId: string | null;
    roles: readonly { role: Role; venueId: string | null }[];
    /** A suspended member reads and books nothing. */
    suspension: { since: Temporal.Instant; reason: string } | null;
  } | null;
  /** Set when the caller is a device at the door of a venue; account and member are then null. */
  readonly kiosk?: { readonly id: string; readonly venueId: string; readonly name: string };
}

/** A viewer who is a member of the network, as the policy `member` ensures. */
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

/** A browser in which an account has signed in before. It has its own rate limits, which other clients cannot use up. */
export interface KnownDevice {
  readonly id: string;
  /** Whether the account of a mail address has signed in on it. */
  knows(email: string): boolean;
}

/** The context that Apollo passes to resolvers. */
export interface RequestContext {
  /** Changes at most once, when the request itself signs someone in. */
  viewer: Viewer;
  readonly reply: {
    setSession(secret: string): void;
    clearSession(): void;
    /** The id of this browser from its cookie, if it has one. */
    browser(): string | undefined;
    /** Sets the browser cookie for some minutes, with its current id or a fresh one. @returns the id */
    bindBrowser(fresh: string): string;
    /** Makes this browser a known device of the account of a mail address. */
    rememberDevice?(email: string): void;
  };
  readonly device?: KnownDevice | undefined;
  readonly userAgent: string;
  /** Whether the caller may use the local tools: a program on this machine, or everyone when EXPOSE_LOCAL_TOOLS is on. */
  readonly isLocal: boolean;
  readonly loaders: Map<symbol, unknown>;
  /** The units that the request has reserved in the admission queues; work without a request is not queued. */
  readonly work?: RequestWork | undefined;
}

const contextOf = (host: ExecutionContext) => GqlExecutionContext.create(host).getContext<RequestContext>();

/** Injects the viewer of the request. */
export const Me = createParamDecorator((_data: unknown, host: ExecutionContext): Viewer => contextOf(host).viewer);
/** Injects the viewer as a member. @throws UNAUTHENTICATED or FORBIDDEN */
export const AsMember = createParamDecorator((_data: unknown, host: ExecutionContext): MemberViewer =>
  asMember(contextOf(host).viewer),
);
/** Injects the context of the request, with cookies and per-request loaders. */
export const Request = createParamDecorator((_data: unknown, host: ExecutionContext): RequestContext =>
  contextOf(host),
);
