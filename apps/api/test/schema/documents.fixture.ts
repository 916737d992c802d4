import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  parse,
  visit,
} from 'graphql';

/**
 * Every operation and fragment in the sources of the pages, the command line and the fixtures, or in the given
 * sources.
 */
export async function readDocuments(sources = '{apps/web/**/*.{ts,tsx},apps/cli/*.ts,libs/**/documents.fixture.ts}') {
  const definitions: DefinitionNode[] = [];
  for await (const file of glob(sources, { exclude: ['**/*.spec.ts'] })) {
    for (const [, text] of readFileSync(file, 'utf8').matchAll(/`(\s*(?:query|mutation|fragment)\s[^`]*)`/g)) {
      if (text!.includes('${')) throw new Error(`${file}: a document put together from pieces cannot be looked at`);
      // This directive belongs to the pages’ client and is removed before a document is sent.
      definitions.push(...parse(text!.replaceAll('@_unmask', '')).definitions);
    }
  }
  return {
    operations: definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION),
    fragments: new Map(
      definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
    ),
  };
}

/** An operation with the fragments it needs, and `__typename` everywhere, as the pages’ client sends it. */
export function documentAsSent(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): DocumentNode {
  const needed = new Map<string, FragmentDefinitionNode>();
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode): void =>
    void visit(node, {
      FragmentSpread({ name: { value } }) {
        if (needed.has(value)) return;
        needed.set(value, fragments.get(value)!);
        collect(fragments.get(value)!);
      },
    });
  collect(operation);
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...needed.values()] };
  return visit(document, {
    SelectionSet(node, _key, parent): SelectionSetNode | undefined {
      const isRoot = parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const has = node.selections.some((one) => one.kind === Kind.FIELD && one.name.value === '__typename');
      if (isRoot || has) return undefined;
      return {
        ...node,
        selections: [...node.selections, { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
      };
    },
  });
}
