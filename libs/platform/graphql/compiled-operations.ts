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

export interface Bounds {
  /** Compiled operations kept by a process. */
  readonly mostKept: number;
  /** How often an operation is asked before it is compiled: what is asked once is none of our pages'. */
  readonly sightings: number;
}
const BOUNDS: Bounds = { mostKept: 200, sightings: 3 };

/** Takes variables as graphql-js coerced them. Undefined when the compiled code itself failed. */
type Compiled = (context: unknown, coerced: Record<string, unknown>) => Promise<ExecutionResult | undefined>;

/** The operations compiled so far, the least used forgotten first. Keyed by their nodes, which live in the store of parsed documents. */
export class CompiledOperations {
  private readonly kept = new Map<OperationDefinitionNode, Compiled>();
  private readonly sightings = new WeakMap<OperationDefinitionNode, number>();
  private readonly schema: GraphQLSchema;

  constructor(
    schema: GraphQLSchema,
    private readonly bounds = BOUNDS,
  ) {
    for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) neverThrowing(type);
    const getType = (name: string) => (name === COERCED.name ? COERCED : schema.getType(name));
    this.schema = Object.create(schema, { getType: { value: getType } }) as GraphQLSchema;
  }

  get size(): number {
    return this.kept.size;
  }

  /** The compiled operation; undefined when graphql-js is to run it. */
  of(document: DocumentNode, operation: OperationDefinitionNode): Compiled | undefined {
    const compiled = this.kept.get(operation) ?? this.compiledOnceDue(document, operation);
    if (!compiled) return undefined;
    this.kept.delete(operation); // to the end, farthest from being forgotten
    this.kept.set(operation, compiled);
    if (this.kept.size > this.bounds.mostKept) this.kept.delete(this.kept.keys().next().value!);
    return compiled;
  }

  private compiledOnceDue(document: DocumentNode, operation: OperationDefinitionNode): Compiled | undefined {
    const seen = (this.sightings.get(operation) ?? 0) + 1;
    this.sightings.set(operation, seen);
    if (seen !== this.bounds.sightings || operation.operation !== 'query') return undefined;
    const alone = onlyCoerced({
      ...document,
      definitions: document.definitions.filter((node) => node === operation || node.kind === Kind.FRAGMENT_DEFINITION),
    });
    if (!isPlain(alone)) return undefined;
    const compiled = compileQuery(this.schema, alone, '', { disablingCapturingStackErrors: true });
    if (!isCompiledQuery(compiled)) return undefined;
    this.sightings.set(operation, 0); // if it is forgotten, it may come back
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

/** A type that takes variables as they are: the compiler's own reading of them runs without end on inputs that contain
 *  themselves, and turns defaults of our scalars to text. */
const COERCED = new GraphQLScalarType({ name: 'Coerced' });

const onlyCoerced = (document: DocumentNode): DocumentNode =>
  visit(document, {
    VariableDefinition: ({ kind, variable }): VariableDefinitionNode => ({
      kind,
      variable,
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED.name } },
    }),
  });

/** An exception while a type is resolved would be lost inside compiled code, and the request with it. */
function neverThrowing(type: { resolveType?: typeof defaultTypeResolver | null | undefined }): void {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  type.resolveType = (...asked) => {
    try {
      return resolveType(...asked);
    } catch {
      return undefined; // of no possible type: both executors say so
    }
  };
}
