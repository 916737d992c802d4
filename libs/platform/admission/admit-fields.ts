import { type ApolloServerPlugin } from '@apollo/server';
import { Extensions } from '@nestjs/graphql';
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  defaultFieldResolver,
} from 'graphql';
import { inSignInLane } from '../database/connection-lanes.js';
import { type RequestContext, type Viewer } from '../graphql/viewer.js';
import { type WorkCaller } from './admission.js';
import { type WorkClass } from './limits.js';

type CostlyClass = Exclude<WorkClass, 'request' | 'read' | 'write'>;
interface Cost {
  readonly workClass: CostlyClass;
  readonly units: number;
}

/**
 * Says that a root field runs expensive SQL, or signs somebody in. It is admitted as that class of work, once for each time that a
 * document asks for it; a unit is about one search.
 */
export const Costs = (workClass: CostlyClass, units = 1) => Extensions({ cost: { workClass, units } satisfies Cost });

const declaredCost = (field: { extensions?: object } | undefined): Cost | undefined =>
  (field?.extensions as { cost?: Cost } | undefined)?.cost;

/** Makes every field that declares a cost wait for its turn, each alias for one of its own. */
export function admitFields(schema: GraphQLSchema): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {})) {
      const cost = declaredCost(field);
      if (!cost) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: RequestContext, info) => {
        const work = (): unknown => resolve(source, args, context, info);
        const laned = cost.workClass === 'signIn' ? () => inSignInLane(work) : work;
        return context.work ? context.work.run(cost.workClass, cost.units, laned) : laned();
      };
    }
  return schema;
}

/** Units of each class that an operation asks for: those of its root fields, else one cheap read or one write. */
export type OperationCost = ReadonlyMap<WorkClass, number>;

const costs = new WeakMap<OperationDefinitionNode, OperationCost>();

export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationCost {
  let cost = costs.get(operation);
  if (!cost) costs.set(operation, (cost = reckon(schema, document, operation)));
  return cost;
}

function reckon(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): OperationCost {
  const isMutation = operation.operation === 'mutation';
  const fields = (isMutation ? schema.getMutationType() : schema.getQueryType())?.getFields() ?? {};
  const units = new Map<WorkClass, number>();
  const add = ({ selections }: SelectionSetNode): void => {
    for (const one of selections) {
      if (one.kind === Kind.FIELD) {
        const cost = declaredCost(fields[one.name.value]);
        if (cost) units.set(cost.workClass, (units.get(cost.workClass) ?? 0) + cost.units);
      } else if (one.kind === Kind.INLINE_FRAGMENT) add(one.selectionSet);
      else {
        const fragment = document.definitions.find(
          (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === one.name.value,
        );
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) add(fragment.selectionSet);
      }
    }
  };
  add(operation.selectionSet);
  if (units.size === 0) units.set(isMutation ? 'write' : 'read', 1);
  return units;
}

const callerOf = ({ account, address }: Viewer): WorkCaller =>
  account ? { kind: 'account', id: account.id } : { kind: 'network', id: address };

/**
 * Admits each operation before its first field is asked. A cheap read or a write takes one turn for the whole operation; costly fields take
 * theirs as they run.
 */
export const admitOperations: ApolloServerPlugin<RequestContext> = {
  async requestDidStart({ contextValue }) {
    const { work } = contextValue;
    if (!work) return;
    return {
      async didResolveOperation({ schema, document, operation }) {
        if (!operation) return; // Apollo's own refusal follows
        const caller = callerOf(contextValue.viewer);
        const cost = operationCost(schema, document, operation);
        for (const [workClass, units] of cost) work.enter(workClass, caller, units);
        work.release('request');
        for (const whole of ['read', 'write'] as const) if (cost.has(whole)) await work.hold(whole);
      },
      async willSendResponse() {
        work.end();
      },
    };
  },
};
