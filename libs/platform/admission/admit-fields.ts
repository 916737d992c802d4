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
  readonly workClass: Exclude<WorkClass, 'request'>;
  readonly units: number;
}

/**
 * Declares that a root field runs expensive SQL or opens a session. Each occurrence of the field in a document is admitted
 * separately as work of that class. One unit is roughly the work of one search.
 */
export const Costs = (workClass: CostlyClass, units = 1) => Extensions({ cost: { workClass, units } satisfies Cost });

const READ: Cost = { workClass: 'read', units: 1 };
const WRITE: Cost = { workClass: 'write', units: 1 };
/** What a root field declares, or else one cheap read or one write. */
const costOf = (field: { extensions?: object }, otherwise: Cost): Cost =>
  (field.extensions as { cost?: Cost } | undefined)?.cost ?? otherwise;

/** Makes every root field wait for a turn of its class, unless its operation has one. Each alias takes its own turn. */
export function admitFields(schema: GraphQLSchema): GraphQLSchema {
  const roots = [
    [schema.getQueryType(), READ],
    [schema.getMutationType(), WRITE],
  ] as const;
  for (const [root, otherwise] of roots)
    for (const field of Object.values(root?.getFields() ?? {})) {
      const cost = costOf(field, otherwise);
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: RequestContext, info) => {
        const work = (): unknown => resolve(source, args, context, info);
        const workInLane = cost.workClass === 'signIn' ? () => inSignInLane(work) : work;
        return context.work ? context.work.run(cost.workClass, cost.units, workInLane) : workInLane();
      };
    }
  return schema;
}

/** Units per class of one operation: the sum over its root fields, each as often as the document names it. */
export type OperationCost = ReadonlyMap<WorkClass, number>;

const costs = new WeakMap<OperationDefinitionNode, OperationCost>();

export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationCost {
  let cost = costs.get(operation);
  if (!cost) costs.set(operation, (cost = computeCost(schema, document, operation)));
  return cost;
}

function computeCost(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): OperationCost {
  const isMutation = operation.operation === 'mutation';
  const otherwise = isMutation ? WRITE : READ;
  const fields = (isMutation ? schema.getMutationType() : schema.getQueryType())?.getFields() ?? {};
  const units = new Map<WorkClass, number>();
  const add = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const field = fields[selection.name.value];
        const cost = field && costOf(field, otherwise); // undefined for __typename and the schema itself
        if (cost) units.set(cost.workClass, (units.get(cost.workClass) ?? 0) + cost.units);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) add(selection.selectionSet);
      else {
        const fragment = document.definitions.find(
          (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value,
        );
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) add(fragment.selectionSet);
      }
    }
  };
  add(operation.selectionSet);
  if (units.size === 0) units.set(otherwise.workClass, 1);
  return units;
}

const callerOf = ({ account, address }: Viewer): WorkCaller =>
  account ? { kind: 'account', id: account.id } : { kind: 'network', id: address };

/**
 * Admits each operation before its first field is resolved. An operation of reads or of writes alone takes one turn for all of it, so
 * that what its fields lead to is included; beside costly fields each takes its own turn, since nothing may be kept while it waits.
 */
export const admitOperations: ApolloServerPlugin<RequestContext> = {
  async requestDidStart({ contextValue }) {
    const { work } = contextValue;
    if (!work) return;
    return {
      async didResolveOperation({ schema, document, operation }) {
        if (!operation) return; // Apollo refuses the request itself
        const caller = callerOf(contextValue.viewer);
        const cost = operationCost(schema, document, operation);
        for (const [workClass, units] of cost) work.reserve(workClass, caller, units);
        work.endTurn('request');
        if (cost.size === 1)
          for (const workClass of ['read', 'write'] as const)
            if (cost.has(workClass)) await work.startTurn(workClass, cost.get(workClass)!);
      },
      async willSendResponse() {
        work.end();
      },
    };
  },
};
