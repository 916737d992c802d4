import { Extensions } from '@nestjs/graphql';
import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  defaultFieldResolver,
  isObjectType,
} from 'graphql';
import { CodedError } from './errors.js';
import { type RequestContext, type Viewer } from './viewer.js';

/** Whether a viewer may read a field or call an operation. Fields are given the object they are read from. */
type Allows<Source> = (viewer: Viewer, source: Source) => boolean;

const declared = new Map<string, Allows<never>>();

/**
 * Declares a policy that `@Allow` may name, in the lib whose words it uses.
 * @throws when the name was declared before
 */
export function policy<Source = unknown>(name: string, allows: Allows<Source>): void {
  if (declared.has(name)) throw new Error(`The policy ${name} is declared twice`);
  declared.set(name, allows);
}

/** The names of all policies of the libs that are loaded. */
export const declaredPolicies = (): string[] => [...declared.keys()];

policy('anyone', () => true);
policy('signedIn', (viewer) => viewer.account !== null);
policy('member', (viewer) => viewer.member !== null);

/** Declares the policy of a field, of all fields of a type, or of an operation. Building the schema fails when a field has none. */
export const Allow = (policyName: string) => Extensions({ allow: policyName });

type WithExtensions = { readonly extensions?: object };

/** The policy of a field: its own, or else that of its type. */
export const policyOf = (type: WithExtensions, field: WithExtensions): string | undefined =>
  [field, type].map(({ extensions }) => (extensions as { allow?: string } | undefined)?.allow).find((name) => name);

function withPolicy(
  allows: Allows<unknown>,
  type: string,
  field: string,
  resolve: GraphQLFieldResolver<unknown, RequestContext>,
) {
  return ((source, args, context, info) => {
    if (allows(context.viewer, source)) return resolve(source, args, context, info);
    const isFrench = context.viewer.locale === 'fr';
    const name = `${type}.${field}`;
    if (!context.viewer.account)
      throw new CodedError(
        'UNAUTHENTICATED',
        isFrench ? `Connectez-vous pour utiliser ${name}.` : `Sign in to use ${name}.`,
      );
    throw new CodedError(
      'FORBIDDEN',
      isFrench ? `Vous ne pouvez pas utiliser ${name} ici.` : `You may not use ${name} here.`,
    );
  }) satisfies GraphQLFieldResolver<unknown, RequestContext>;
}

/** Enforces the policy of every field. @throws naming all fields that have no policy */
export function enforcePolicies(schema: GraphQLSchema): GraphQLSchema {
  const withoutPolicy: string[] = [];
  const objectTypes = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of objectTypes) {
    const rootType = roots.includes(type);
    for (const field of Object.values(type.getFields())) {
      const allow = policyOf(rootType ? {} : type, field);
      const allows = allow === undefined ? undefined : (declared.get(allow) as Allows<unknown> | undefined);
      if (!allows) withoutPolicy.push(allow ? `${type.name}.${field.name} (${allow})` : `${type.name}.${field.name}`);
      else if (allow !== 'anyone')
        field.resolve = withPolicy(allows, type.name, field.name, field.resolve ?? defaultFieldResolver);
    }
  }
  if (withoutPolicy.length > 0)
    throw new Error(
      `No policy on: ${withoutPolicy.join(', ')}. Put @Allow('NAME') with a declared policy on the field or its type.`,
    );
  return schema;
}
