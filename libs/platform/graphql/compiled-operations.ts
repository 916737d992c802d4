import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLScalarType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
  defaultTypeResolver,
  isAbstractType,
  visit,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { isPlain } from './plain-documents.js';

export interface CompilationLimits {
  /** The maximum number of compiled operations that a process keeps. */
  readonly maxOperations: number;
  /** How often an operation must arrive before it is compiled. Operations of the web app repeat; others rarely do. */
  readonly usesBeforeCompiling: number;
}
const DEFAULT_LIMITS: CompilationLimits = { maxOperations: 200, usesBeforeCompiling: 3 };

/** Runs with variables that graphql-js has coerced. The result is undefined when the compiled code itself failed. */
type Compiled = (context: unknown, coerced: Record<string, unknown>) => Promise<ExecutionResult | undefined>;

/** Cache of compiled operations, evicted least recently used first. The keys are AST nodes from the store of parsed documents. */
export class CompiledOperations {
  private readonly compiledByNode = new Map<OperationDefinitionNode, Compiled>();
  private readonly sightings = new WeakMap<OperationDefinitionNode, number>();
  private readonly schema: GraphQLSchema;

  constructor(
    schema: GraphQLSchema,
    private readonly limits = DEFAULT_LIMITS,
  ) {
    for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) catchTypeErrors(type);
    const getType = (name: string) => (name === COERCED.name ? COERCED : schema.getType(name));
    this.schema = Object.create(schema, { getType: { value: getType } }) as GraphQLSchema;
  }

  get size(): number {
    return this.compiledByNode.size;
  }

  /** The compiled operation; undefined when graphql-js must run it. */
  of(document: DocumentNode, operation: OperationDefinitionNode): Compiled | undefined {
    const compiled = this.compiledByNode.get(operation) ?? this.compileWhenRepeated(document, operation);
    if (!compiled) return undefined;
    this.compiledByNode.delete(operation); // move it to the end, to be evicted last
    this.compiledByNode.set(operation, compiled);
    if (this.compiledByNode.size > this.limits.maxOperations)
      this.compiledByNode.delete(this.compiledByNode.keys().next().value!);
    return compiled;
  }

  private compileWhenRepeated(document: DocumentNode, operation: OperationDefinitionNode): Compiled | undefined {
    const uses = (this.sightings.get(operation) ?? 0) + 1;
    this.sightings.set(operation, uses);
    if (uses !== this.limits.usesBeforeCompiling || operation.operation !== 'query') return undefined;
    const singleOperation = withCoercedVariables({
      ...document,
      definitions: document.definitions.filter((node) => node === operation || node.kind === Kind.FRAGMENT_DEFINITION),
    });
    if (!isPlain(singleOperation)) return undefined;
    const compiled = compileQuery(this.schema, singleOperation, '', { disablingCapturingStackErrors: true });
    if (!isCompiledQuery(compiled)) return undefined;
    this.sightings.set(operation, 0); // after an eviction it may be compiled again
    return async (context, coerced) => {
      try {
        const result = await compiled.query(undefined, context, coerced);
        return 'data' in result ? result : undefined;
      } catch {
        return undefined;
      }
    };
  }
}

/** A type that takes variables unchanged. The compiler's own coercion does not end on inputs that contain themselves, and turns defaults of
 *  custom scalars into text. */
const COERCED = new GraphQLScalarType({ name: 'Coerced' });

const withCoercedVariables = (document: DocumentNode): DocumentNode =>
  visit(document, {
    VariableDefinition: ({ kind, variable }): VariableDefinitionNode => ({
      kind,
      variable,
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED.name } },
    }),
  });

/** An exception in a type resolver would be lost inside compiled code, and the request would never be answered. */
function catchTypeErrors(type: { resolveType?: typeof defaultTypeResolver | null | undefined }): void {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  type.resolveType = (...args) => {
    try {
      return resolveType(...args);
    } catch {
      return undefined; // both executors report that the type is not possible
    }
  };
}
