import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
  defaultFieldResolver,
  execute,
  getNamedType,
  isLeafType,
  parse,
} from 'graphql';
import { Viewers } from '#libs/accounts';
import { type RequestContext, type Viewer } from '#libs/platform';
import { type TestApi } from '#libs/testing';
import { objectTypes } from '../schema/schema-walk.fixture.js';

let addresses = 0;
/** An address from which no attempt has been counted. */
export const freshAddress = (): string =>
  `10.${(++addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;

export const schemaOf = (api: TestApi): GraphQLSchema => api.app.get(GraphQLSchemaHost).schema;

export const viewerOf = (api: TestApi, slug: string, secret: string | undefined): Promise<Viewer> =>
  api.app.get(Viewers).of({ slug, secret, language: 'fr', requestId: 'spec-request', address: freshAddress() });

const contextOf = (viewer: Viewer): RequestContext => ({
  viewer,
  reply: { setSession: () => {}, clearSession: () => {}, browser: () => 'spec-browser', bindBrowser: (fresh) => fresh },
  userAgent: 'spec',
  isLocal: true,
  loaders: new Map(),
});

/** Objects as resolvers returned them, by type and owner. */
export class CapturedObjects {
  private readonly byType = new Map<string, Map<string, unknown>>();

  add(type: string, owner: string, object: unknown): void {
    const ofType = this.byType.get(type) ?? new Map<string, unknown>();
    this.byType.set(type, ofType);
    if (!ofType.has(owner)) ofType.set(owner, object);
  }

  /** An object of that person. */
  of(type: string, owner: string): unknown {
    return this.byType.get(type)?.get(owner);
  }

  any(type: string): unknown {
    return this.byType.get(type)?.values().next().value;
  }
}

/** Runs operations in process and keeps every object that a field was read from. */
export class ObjectRecorder {
  private owner = '';
  private readonly documents = new Map<string, DocumentNode>();

  constructor(
    private readonly api: TestApi,
    private readonly captured: CapturedObjects,
  ) {
    for (const type of objectTypes(schemaOf(api)))
      for (const field of Object.values(type.getFields())) {
        const resolve = field.resolve ?? defaultFieldResolver;
        field.resolve = (source, args, context, info) => {
          this.captured.add(type.name, this.owner, source);
          return resolve(source, args, context, info);
        };
      }
  }

  /** @throws when any field was refused: owners may read all of their objects */
  async run(
    owner: string,
    at: { slug: string; secret: string | undefined },
    query: string,
    variables: object = {},
  ): Promise<Record<string, unknown>> {
    this.owner = owner;
    const document = this.documents.get(query) ?? parse(query);
    this.documents.set(query, document);
    const { data, errors } = await execute({
      schema: schemaOf(this.api),
      document,
      variableValues: variables as Record<string, unknown>,
      contextValue: contextOf(await viewerOf(this.api, at.slug, at.secret)),
    });
    if (errors)
      throw new Error(`${owner} ran ${query.slice(0, 80)}: ${errors.map(({ message }) => message).join('; ')}`);
    return data!;
  }
}

type Field = GraphQLField<unknown, unknown>;

/**
 * Reads single fields of captured objects through the resolvers and guards of the api, since each field decides for
 * itself.
 */
export class FieldReader {
  private readonly schema: GraphQLSchema;
  private readonly documents = new Map<string, DocumentNode>();

  constructor(api: TestApi) {
    const fields = objectTypes(schemaOf(api)).map(
      (type) => [type.name, { type, resolve: (object: unknown) => object }] as const,
    );
    this.schema = new GraphQLSchema({
      query: new GraphQLObjectType({ name: 'Probe', fields: Object.fromEntries(fields) }),
    });
  }

  /** `value`, `null`, the code of the refusal, or the message of an unexpected error. */
  async read(viewer: Viewer, type: string, field: Field, object: unknown): Promise<string> {
    const key = `${type}.${field.name}`;
    const inner = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
    const document = this.documents.get(key) ?? parse(`{ ${type} { ${field.name} ${inner} } }`);
    this.documents.set(key, document);
    const { data, errors } = (await execute({
      schema: this.schema,
      document,
      rootValue: object,
      contextValue: contextOf(viewer),
    })) as ExecutionResult<Record<string, Record<string, unknown> | null>>;
    const [error] = errors ?? [];
    if (error) return (error.extensions as { code?: string }).code ?? `broke: ${error.message}`;
    return data?.[type]?.[field.name] == null ? 'null' : 'value';
  }
}
