import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  getVariableValues,
  separateOperations,
} from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { CodedError } from './errors.js';

/** A list costs as much as `first` items, every other field costs one. So the largest possible answer is known in advance. */
function listEstimator({ args, childComplexity, field }: ComplexityEstimatorArgs): number | void {
  if (typeof args.first === 'number') return 1 + Math.max(args.first, 1) * Math.max(childComplexity, 1);
  // `edges` is counted by the `first` of its connection; all other lists are short.
  if (String(field.type).startsWith('[') && field.name !== 'edges' && field.name !== 'points')
    return 1 + 5 * childComplexity;
}

const estimators = [listEstimator, simpleEstimator({ defaultComplexity: 1 })];

/** The cost of a query. @throws BAD_USER_INPUT when a variable does not match its type, which is detected here before execution */
export function costOf(schema: GraphQLSchema, query: DocumentNode, variables: Record<string, unknown>): number {
  // Stop at the first invalid value: computing the cost would list every fault of up to a quarter of a megabyte.
  const operation = query.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const { errors } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (errors) throw new CodedError('BAD_USER_INPUT', errors[0]!.message, 400);
  try {
    return getComplexity({ schema, query, variables, estimators });
  } catch (error) {
    throw error instanceof GraphQLError ? new CodedError('BAD_USER_INPUT', error.message, 400) : error;
  }
}

const MAX_COSTS_PER_DOCUMENT = 100;
const costs = new WeakMap<DocumentNode, Map<string, number>>();

/** The cost of an operation of a cached document, computed once for all variables that agree in what the cost depends on: numbers
 *  (`first`), flags (`@include`) and nulls. */
export function cachedCostOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  variables: Record<string, unknown>,
): number {
  const relevantVariables = Object.entries(variables).filter(
    ([, value]) => typeof value !== 'string' && !(value instanceof Object),
  );
  const key = JSON.stringify([operationName, relevantVariables]);
  const costsByKey = costs.get(document) ?? new Map<string, number>();
  const cachedCost = costsByKey.get(key);
  if (cachedCost !== undefined) return cachedCost;
  const query = operationName ? (separateOperations(document)[operationName] ?? document) : document;
  const cost = costOf(schema, query, variables);
  if (costsByKey.size < MAX_COSTS_PER_DOCUMENT) costs.set(document, costsByKey.set(key, cost));
  return cost;
}
