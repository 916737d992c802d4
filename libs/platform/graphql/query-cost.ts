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

/** Lists cost what `first` asks for, other fields one: the worst answer is known before it is computed. */
function listEstimator({ args, childComplexity, field }: ComplexityEstimatorArgs): number | void {
  if (typeof args.first === 'number') return 1 + Math.max(args.first, 1) * Math.max(childComplexity, 1);
  // `edges` is as long as its connection's `first`, counted there; other plain lists are short.
  if (String(field.type).startsWith('[') && field.name !== 'edges' && field.name !== 'points')
    return 1 + 5 * childComplexity;
}

const estimators = [listEstimator, simpleEstimator({ defaultComplexity: 1 })];

/** @throws BAD_USER_INPUT when a variable does not fit its type, which comes to light here before execution */
export function costOf(schema: GraphQLSchema, query: DocumentNode, variables: Record<string, unknown>): number {
  // Reckoning the cost would otherwise list every fault of every value: a quarter of a megabyte has room for many.
  const operation = query.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const { errors } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (errors) throw new CodedError('BAD_USER_INPUT', errors[0]!.message, 400);
  try {
    return getComplexity({ schema, query, variables, estimators });
  } catch (error) {
    throw error instanceof GraphQLError ? new CodedError('BAD_USER_INPUT', error.message, 400) : error;
  }
}

const MOST_COSTS_OF_A_DOCUMENT = 100;
const costs = new WeakMap<DocumentNode, Map<string, number>>();

/** The cost of an operation of a stored document, reckoned once for all variables that agree in what decides it: numbers
 *  (`first`), flags (`@include`) and nulls. */
export function knownCostOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  variables: Record<string, unknown>,
): number {
  const deciding = Object.entries(variables).filter(
    ([, value]) => typeof value !== 'string' && !(value instanceof Object),
  );
  const key = JSON.stringify([operationName, deciding]);
  const known = costs.get(document) ?? new Map<string, number>();
  const before = known.get(key);
  if (before !== undefined) return before;
  const query = operationName ? (separateOperations(document)[operationName] ?? document) : document;
  const cost = costOf(schema, query, variables);
  if (known.size < MOST_COSTS_OF_A_DOCUMENT) costs.set(document, known.set(key, cost));
  return cost;
}
