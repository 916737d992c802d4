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

/** States who may see a field, a type's fields, or call an operation. A field reached by none keeps the schema from being built. */
export const Allow = (policyName: string) => Extensions({ allow: policyName });

type Policed = { readonly extensions?: object };

/** The policy that holds for a field: its own, else its type's. */
export const policyOf = (type: Policed, field: Policed): string | undefined =>
  [field, type].map(({ extensions }) => (extensions as { allow?: string } | undefined)?.allow).find((name) => name);

function guarded(
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

/** Puts every field behind its policy. @throws naming every field without a declared policy: what is not allowed is denied. */
export function enforcePolicies(schema: GraphQLSchema): GraphQLSchema {
  const without: string[] = [];
  const ours = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of ours) {
    const rootType = roots.includes(type);
    for (const field of Object.values(type.getFields())) {
      const allow = policyOf(rootType ? {} : type, field);
      const allows = allow === undefined ? undefined : (declared.get(allow) as Allows<unknown> | undefined);
      if (!allows) without.push(allow ? `${type.name}.${field.name} (${allow})` : `${type.name}.${field.name}`);
      else if (allow !== 'anyone')
        field.resolve = guarded(allows, type.name, field.name, field.resolve ?? defaultFieldResolver);
    }
  }
  if (without.length > 0)
    throw new Error(
      `No policy on: ${without.join(', ')}. Put @Allow('NAME') with a declared policy on the field or its type.`,
    );
  return schema;
}
