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

const isAdmin = (viewer: Viewer): boolean => viewer.member?.roles.some(({ role }) => role === 'NETWORK_ADMIN') ?? false;

/** Who may read a field or call an operation. Given the viewer and, for fields, the object the field is read from. */
export const policies = {
  anyone: () => true,
  signedIn: (viewer: Viewer) => viewer.account !== null,
  member: (viewer: Viewer) => viewer.member !== null,
  /** The object belongs to the viewer's membership of this network. */
  owner: (viewer: Viewer, source: { memberId?: string }) =>
    viewer.member !== null && source.memberId === viewer.member.id,
  /** The object is the viewer's own account. */
  self: (viewer: Viewer, source: { accountId?: string }) =>
    viewer.account !== null && source.accountId === viewer.account.id,
  networkAdmin: isAdmin,
  /** Who answers for the network, or for the platform it is on. */
  auditor: (viewer: Viewer) => isAdmin(viewer) || (viewer.account?.platformOperator ?? false),
} satisfies Record<string, (viewer: Viewer, source: never) => boolean>;

export type PolicyName = keyof typeof policies;

/** States who may see a field, a type's fields, or call an operation. A field reached by none keeps the schema from being built. */
export const Allow = (policy: PolicyName) => Extensions({ allow: policy });

type Policed = { readonly extensions?: object };

/** The policy that holds for a field: its own, else its type's. */
export const policyOf = (type: Policed, field: Policed): PolicyName | undefined =>
  [field, type].map(({ extensions }) => (extensions as { allow?: PolicyName } | undefined)?.allow).find((name) => name);

function guarded(
  allow: PolicyName,
  type: string,
  field: string,
  resolve: GraphQLFieldResolver<unknown, RequestContext>,
) {
  const allows = policies[allow] as (viewer: Viewer, source: unknown) => boolean;
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

/** Puts every field behind its policy. @throws naming every field that has none: deny by default, at build. */
export function enforcePolicies(schema: GraphQLSchema): GraphQLSchema {
  const open: string[] = [];
  const ours = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of ours) {
    const rootType = roots.includes(type);
    for (const field of Object.values(type.getFields())) {
      const allow = policyOf(rootType ? {} : type, field);
      if (!allow) open.push(`${type.name}.${field.name}`);
      else if (allow !== 'anyone')
        field.resolve = guarded(allow, type.name, field.name, field.resolve ?? defaultFieldResolver);
    }
  }
  if (open.length > 0) throw new Error(`No policy on: ${open.join(', ')}. Say @Allow(...) on the field or its type.`);
  return schema;
}
