import { Extensions } from '@nestjs/graphql';
import { type GraphQLFieldResolver, type GraphQLSchema, defaultFieldResolver } from 'graphql';
import { widerNetworks } from './client-network.js';
import { RateLimitedError } from '../graphql/errors.js';
import { type AttemptLimit } from './rate-limits.js';
import { type Locale, type RequestContext } from '../graphql/viewer.js';

/** How often a mutation, or a query that declares it, may be called in a window of minutes. */
export interface RateLimits {
  perAccount: number;
  /** For anonymous visitors. Wider IPv6 networks have a multiple of it. */
  perClientNetwork?: number;
  minutes: number;
}
/** Counts a call. @returns 0, or the seconds to wait when a limit is reached */
export type CountCall = (limits: AttemptLimit[]) => Promise<number>;

/** Declares how often a mutation or a query may be called. Building the schema fails when a mutation has no limit. */
export const RateLimit = (limits: RateLimits) => Extensions({ rateLimit: limits });

/** The limits of a client network and of the networks around it: a /56 has 4 times and a /48 16 times the limit. */
export function perClientNetwork(network: string, { limit, ...base }: Omit<AttemptLimit, 'subject'>): AttemptLimit[] {
  const wider = widerNetworks(network);
  return [
    { ...base, subject: network, limit },
    ...(wider ? [{ ...base, subject: wider.at56, limit: 4 * limit }, { ...base, subject: wider.at48, limit: 16 * limit }] : []), // prettier-ignore
  ];
}

function limitsOf(name: string, declared: RateLimits, { viewer, device }: RequestContext): AttemptLimit[] {
  const { perAccount, perClientNetwork: anonymous = 0, minutes } = declared;
  const base = { action: `mutation:${name}`, minutes };
  if (viewer.account) return [{ ...base, subject: viewer.account.id, limit: perAccount }];
  // A known device has its own limit, which other clients of its network cannot use up.
  if (device) return [{ ...base, subject: device.id, limit: perAccount }];
  return perClientNetwork(viewer.address, { ...base, limit: anonymous });
}

const refusalTexts: Record<Locale, (minutes: number) => string> = {
  fr: (minutes) => `Vous avez fait cela trop souvent. Réessayez dans ${minutes} minute${minutes > 1 ? 's' : ''}.`,
  en: (minutes) => `You have done this too often. Try again in ${minutes} minute${minutes > 1 ? 's' : ''}.`,
};

function withRateLimit(
  name: string,
  declared: RateLimits,
  countCall: CountCall,
  resolve: GraphQLFieldResolver<unknown, RequestContext>,
) {
  return (async (source, args, context, info) => {
    const seconds = await countCall(limitsOf(name, declared, context));
    if (seconds > 0) throw new RateLimitedError(refusalTexts[context.viewer.locale](Math.ceil(seconds / 60)), seconds);
    return resolve(source, args, context, info) as unknown;
  }) satisfies GraphQLFieldResolver<unknown, RequestContext>;
}

/** Counts every mutation, and each query with a limit, before its resolver runs. @throws naming all mutations without a limit for their callers */
export function limitMutations(schema: GraphQLSchema, countCall?: CountCall): GraphQLSchema {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ extensions }) => 'rateLimit' in extensions,
  );
  const undeclared: string[] = [];
  for (const field of [...mutations, ...queries]) {
    const { rateLimit, allow } = field.extensions as { rateLimit?: RateLimits; allow?: string };
    if (!rateLimit || (allow === 'anyone' && !rateLimit.perClientNetwork)) undeclared.push(`Mutation.${field.name}`);
    else if (!countCall) throw new Error('A schema with limits needs a function that counts calls.');
    else field.resolve = withRateLimit(field.name, rateLimit, countCall, field.resolve ?? defaultFieldResolver);
  }
  if (undeclared.length > 0)
    throw new Error(
      `No rate limit on: ${undeclared.join(', ')}. Add @RateLimit(...) next to @Allow(...), with perClientNetwork where anyone may call it.`,
    );
  return schema;
}
